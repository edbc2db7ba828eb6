"""Models of Part II: who governs, funds and staffs innovation, which instruments lack, how honest a ranking is."""
