"""Asks the simulated accounts as a program in Python would; a Java test starts it, and lets time pass meanwhile.

Credentials and endpoint come by AWS's own environment variables. It prints what it has come by, and ends with an
exception where an answer is not what AWS's would be.
"""

import datetime
import json
import sys
import time

import boto3
import boto3.dynamodb.conditions
import botocore.exceptions

TOOLING, BY_CODEDEPLOY, BY_ECS = "111122223333", "444455556666", "777788889999"
HOME, ABROAD = "us-east-1", "eu-central-1"
RELEASES = f"arn:aws:states:{HOME}:{TOOLING}:stateMachine:headgate-release"
TABLE = "headgate-deployments"


def client(service, account=TOOLING, region=HOME, **credentials):
    credentials = credentials or {"aws_access_key_id": account, "aws_secret_access_key": "any"}
    return boto3.client(service, region_name=region, **credentials)


def refused(code, call, **arguments):
    """The code of an error, as programs branch on it."""
    try:
        call(**arguments)
    except botocore.exceptions.ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return error
    raise AssertionError(f"{code} was expected of {arguments}")


def until(condition, what):
    for _ in range(600):
        answer = condition()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError("it never came to that: " + what)


def callers():
    sts = client("sts")
    assert sts.get_caller_identity()["Account"] == TOOLING
    given = json.loads(ROLE)
    error = refused("AccessDenied", sts.assume_role, RoleArn=given["arn"], RoleSessionName="boto3")
    assert error.response["ResponseMetadata"]["HTTPStatusCode"] == 403
    assumed = sts.assume_role(RoleArn=given["arn"], RoleSessionName="boto3", ExternalId=given["externalId"])
    assert assumed["Credentials"]["Expiration"] > datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
    keys = assumed["Credentials"]
    as_role = client(
        "sts",
        region=ABROAD,
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )
    assert as_role.get_caller_identity()["Arn"].endswith("/boto3")


def registry():
    ecr = client("ecr")
    put = ecr.put_image(repositoryName="web", imageTag="v9", imageManifest='{"schemaVersion": 2}')["image"]
    [found] = ecr.describe_images(repositoryName="web", imageIds=[{"imageTag": "v9"}])["imageDetails"]
    assert found["imageDigest"] == put["imageId"]["imageDigest"]
    assert isinstance(found["imagePushedAt"], datetime.datetime)
    refused("ImageNotFoundException", ecr.describe_images, repositoryName="web", imageIds=[{"imageTag": "no"}])
    refused("RepositoryNotFoundException", ecr.describe_images, repositoryName="no")
    try:
        ecr.describe_images(repositoryName="web", imageIds=[{"imageTag": "no"}])
    except ecr.exceptions.ImageNotFoundException as error:
        assert "no" in str(error)


def parameters():
    ssm = client("ssm")
    pages = ssm.get_paginator("get_parameters_by_path").paginate(Path="/headgate/configuration", Recursive=True)
    names = [parameter["Name"] for page in pages for parameter in page["Parameters"]]
    assert names, names
    assert ssm.get_parameter(Name=names[0])["Parameter"]["Value"]
    refused("ParameterNotFound", ssm.get_parameter, Name="/no")


def records():
    table = boto3.resource(
        "dynamodb", region_name=HOME, aws_access_key_id=TOOLING, aws_secret_access_key="any"
    ).Table(TABLE)
    for i in range(5):
        table.put_item(Item={"pk": "boto3", "sk": str(i), "number": i, "bytes": b"\x00\xff", "list": [True, None]})
    item = table.get_item(Key={"pk": "boto3", "sk": "3"})["Item"]
    assert item["number"] == 3 and item["list"] == [True, None] and item["bytes"].value == b"\x00\xff", item
    assert "Item" not in table.get_item(Key={"pk": "boto3", "sk": "none"})
    pages = client("dynamodb").get_paginator("query").paginate(
        TableName=TABLE,
        KeyConditionExpression="#pk = :pk",
        ExpressionAttributeNames={"#pk": "pk"},
        ExpressionAttributeValues={":pk": {"S": "boto3"}},
        PaginationConfig={"PageSize": 2},
    )
    assert [it["sk"]["S"] for page in pages for it in page["Items"]] == ["0", "1", "2", "3", "4"]
    absent = boto3.dynamodb.conditions.Attr("pk").not_exists()
    new = {"Item": {"pk": "boto3", "sk": "0"}, "ConditionExpression": absent}
    refused("ConditionalCheckFailedException", table.put_item, **new)
    refused("ResourceNotFoundException", client("dynamodb").get_item, TableName="no", Key={"pk": {"S": "a"}})


def messages():
    sns = client("sns")
    topic = f"arn:aws:sns:{HOME}:{TOOLING}:headgate-approvals"
    sent = sns.publish(
        TopicArn=topic,
        Subject="A & B",
        Message="two\nlines = \u00fc",
        MessageAttributes={"approver": {"DataType": "String", "StringValue": "alice"}},
    )
    assert sent["MessageId"]
    refused("NotFound", sns.publish, TopicArn=topic + "-no", Message="x")


def alarms():
    cloudwatch = client("cloudwatch", BY_ECS)
    cloudwatch.set_alarm_state(AlarmName="web-5xx", StateValue="ALARM", StateReason="a drill")
    [alarm] = cloudwatch.describe_alarms(AlarmNames=["web-5xx", "none"])["MetricAlarms"]
    assert alarm["StateValue"] == "ALARM" and alarm["StateReason"] == "a drill", alarm
    cloudwatch.set_alarm_state(AlarmName="web-5xx", StateValue="OK", StateReason="it is over")
    since = alarm["StateUpdatedTimestamp"]
    request = {"Namespace": "AWS/ApplicationELB", "MetricName": "RequestCount"}
    data = cloudwatch.get_metric_data(
        StartTime=since - datetime.timedelta(minutes=10),
        EndTime=since,
        MetricDataQueries=[{"Id": "requests", "MetricStat": {"Metric": request, "Period": 60, "Stat": "Sum"}}],
    )
    [result] = data["MetricDataResults"]
    assert result["Id"] == "requests" and len(result["Timestamps"]) == len(result["Values"]), result
    refused("ResourceNotFound", cloudwatch.set_alarm_state, AlarmName="no", StateValue="OK", StateReason="x")


def services():
    ecs = client("ecs", BY_ECS)
    answer = ecs.describe_services(cluster="shop", services=["storefront", "none"])
    assert [it["status"] for it in answer["services"]] == ["ACTIVE"] and answer["failures"][0]["reason"] == "MISSING"
    refused("ClusterNotFoundException", ecs.describe_services, cluster="no", services=["a"])
    balancing = client("elbv2", BY_ECS)
    [balancer] = balancing.describe_load_balancers()["LoadBalancers"]
    listeners = balancing.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]
    rules = balancing.describe_rules(ListenerArn=listeners[0]["ListenerArn"])["Rules"]
    assert any(rule["IsDefault"] for rule in rules), rules
    no = balancer["LoadBalancerArn"][:-4] + "none"
    refused("LoadBalancerNotFound", balancing.describe_load_balancers, LoadBalancerArns=[no])


def release():
    states = client("stepfunctions")
    asked = json.dumps({"service": "web", "imageTag": "v2", "requestedBy": "b\u00f6to"})
    execution = states.start_execution(stateMachineArn=RELEASES, name="by-boto3", input=asked)["executionArn"]
    refused("InvalidExecutionInput", states.start_execution, stateMachineArn=RELEASES, input="{")
    refused("StateMachineDoesNotExist", states.start_execution, stateMachineArn=RELEASES + "-no")
    states.start_execution(stateMachineArn=RELEASES, name="nothing")
    pages = states.get_paginator("list_executions").paginate(
        stateMachineArn=RELEASES, PaginationConfig={"PageSize": 1}
    )
    names = [it["name"] for page in pages for it in page["executions"]]
    assert {"by-boto3", "nothing"} <= set(names), names
    assert states.describe_execution(executionArn=execution)["input"] == asked
    deploy = client("codedeploy", BY_CODEDEPLOY, ABROAD)
    application = deploy.list_applications()["applications"][0]
    [group] = deploy.list_deployment_groups(applicationName=application)["deploymentGroups"]
    made = until(
        lambda: deploy.list_deployments(applicationName=application, deploymentGroupName=group)["deployments"],
        "a deployment of CodeDeploy",
    )
    info = deploy.get_deployment(deploymentId=made[0])["deploymentInfo"]
    assert info["computePlatform"] == "ECS" and isinstance(info["createTime"], datetime.datetime), info
    refused("DeploymentDoesNotExistException", deploy.get_deployment, deploymentId="d-000000000")
    pages = states.get_paginator("get_execution_history").paginate(
        executionArn=execution, PaginationConfig={"PageSize": 3}
    )
    events = [event for page in pages for event in page["events"]]
    assert [event["id"] for event in events] == list(range(1, len(events) + 1)) and len(events) > 3, events
    assert events[0]["executionStartedEventDetails"]["input"] == asked


def happenings():
    events = client("events")
    answer = events.put_events(
        Entries=[
            {
                "Source": "aws.codepipeline",
                "DetailType": "CodePipeline Pipeline Execution State Change",
                "Detail": json.dumps({"pipeline": "web", "state": "SUCCEEDED"}),
            },
            {"Source": "a", "DetailType": "b", "Detail": "no"},
        ]
    )
    assert answer["FailedEntryCount"] == 1 and answer["Entries"][1]["ErrorCode"] == "MalformedDetail", answer


def functions():
    invoked = client("lambda")
    answer = invoked.invoke(FunctionName="headgate-WidgetFunction", Payload=b'{"describe": true}')
    assert answer["StatusCode"] == 200 and "FunctionError" not in answer, answer
    assert "Headgate" in json.loads(answer["Payload"].read())["markdown"]
    answer = invoked.invoke(FunctionName="headgate-DeploymentFunction", Payload=b'{"state": "No"}')
    assert answer["FunctionError"] == "Unhandled" and "errorType" in json.loads(answer["Payload"].read())
    refused("ResourceNotFoundException", invoked.invoke, FunctionName="headgate-Nothing")


if __name__ == "__main__":
    ROLE = sys.argv[1]
    for part in (callers, registry, parameters, records, messages, alarms, services, release, happenings, functions):
        part()
        print(part.__name__, flush=True)
    refused("NotImplemented", client("kms").list_keys)
    print("all of it")
