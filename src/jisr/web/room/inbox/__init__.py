"""What reached an office: letters, calls, reports, press, results, receipts, documents; read or not yet, by seat."""
