"""Models of Part I: which partner, which tariff path, which origin rule, and who gains."""
