#!/usr/bin/python3
"""Answers each line of standard input with what verify_record.py makes of it, so that many records need one process.

A line is {"path": BUNDLE} or {"files": {NAME: BASE64}}, with "outside": BASE64 where something came from outside.
"""

import base64
import json
import sys
from pathlib import Path

import verify_record

for line in sys.stdin:
    case = json.loads(line)
    outside = base64.b64decode(case["outside"]) if "outside" in case else None
    try:
        if "path" in case:
            report, _ = verify_record.verify(Path(case["path"]), outside)
        else:
            files = {name: base64.b64decode(data) for name, data in case["files"].items()}
            report = verify_record.Record(files, outside).report()
    except verify_record.Malformed:
        report = {"malformed": True}
    print(json.dumps(report), flush=True)
