"""Measurements that are ratios within one run, so that they hold on another machine: ``python -m benchmarks``."""
