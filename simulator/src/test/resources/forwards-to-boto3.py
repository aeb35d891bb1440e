"""Does what is asked of it line by line, and answers line by line: one operation of AWS each, in JSON.

A request names service, account, region, operation and arguments; bytes stand in it, and times and bytes in the answer,
as texts.
"""

import base64
import datetime
import json
import sys

import boto3
import botocore
import botocore.handlers

clients = {}


def client(service, account, region):
    key = (service, account, region)
    if key not in clients:
        made = boto3.client(service, region_name=region, aws_access_key_id=account, aws_secret_access_key="any")
        # Policies are texts in AWS's models; boto3 reads them for its callers.
        made.meta.events.unregister("after-call.iam", botocore.handlers.json_decode_policies)
        clients[key] = made
    return clients[key]


def heard(value):
    return base64.b64decode(value["$bytes"]) if value.keys() == {"$bytes"} else value


def told(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    raise TypeError(f"no word for {type(value)}")


for line in sys.stdin:
    asked = json.loads(line, object_hook=heard)
    operation = botocore.xform_name(asked["operation"])
    caller = client(asked["service"], asked["account"], asked["region"])
    answer = getattr(caller, operation)(**asked["arguments"])
    answer.pop("ResponseMetadata")
    print(json.dumps(answer, default=told), flush=True)
