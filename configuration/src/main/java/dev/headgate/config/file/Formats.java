package dev.headgate.config.file;

import dev.headgate.config.BuildOrder;
import dev.headgate.config.Gate;
import dev.headgate.config.OnAlarmUnseen;
import dev.headgate.config.Packaging;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Severity;
import dev.headgate.config.Strategy;
import dev.headgate.config.window.Outside;
import dev.headgate.config.window.SpanText;
import dev.headgate.text.PlainLine;
import dev.headgate.tree.Format;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the values of headgate.yaml must look like, by what they are for. */
final class Formats {

    /** Of its 100 characters those that no ARN divides at. */
    private static final String CODE_DEPLOY_NAME = "[A-Za-z0-9+=,.@_-]{1,100}";

    static final Format<String> VERSION = Format.choice(List.of("1"));

    static final Format<String> SUFFIX = Format.text(
            "at most 10 small letters and digits, with single hyphens between them",
            "alice",
            "([a-z0-9]+(-[a-z0-9]+)*)?",
            10);

    /** In quotes: bare digits are a number to YAML's readers, and to those of YAML 1.1 an octal one after a leading 0. */
    static final Format<String> ACCOUNT = Format.text(
                    "twelve digits in quotes (YAML takes bare ones for a number)", "111122223333", "\\d{12}", 12)
            .inQuotes();

    /** Only the partition {@code aws}: China and GovCloud have role ARNs of another form. */
    static final Format<String> REGION = Format.text(
            "a region of the aws partition",
            "us-east-1",
            "(?!cn-)[a-z]{2}-(north|south|east|west|central|northeast|northwest|southeast|southwest)-[1-9]",
            20);

    static final Format<String> APPROVER =
            Format.text("at most 32 letters, digits, dots, hyphens and underscores", "alice", "[A-Za-z0-9._-]+", 32);

    /** In ASCII, as it decides who somebody is: other letters can look the same. A domain of others has an xn-- name. */
    static final Format<String> EMAIL = Format.text(
            "an e-mail address of ASCII characters",
            "name@example.com",
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9-]*(\\.[A-Za-z0-9][A-Za-z0-9-]*)+",
            254);

    static final Format<String> ENVIRONMENT = name(16, "prod");

    static final Format<Integer> WAVE = Format.integer(1, 99, 1);

    static final Format<String> SERVICE = name(24, "web");

    static final Format<String> REPOSITORY = Format.text(
            "an ECR repository's name", "web", "(?=..)[a-z0-9]+([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)*", 256);

    static final Format<String> CONTAINER = Format.text("a container's name", "web", "[A-Za-z0-9_-]+", 255);

    static final Format<Integer> PORT = Format.integer(1, 65535, 8080);

    static final Format<String> PIPELINE = Format.text("a pipeline's name", "web", "[A-Za-z0-9.@_-]+", 100);

    /** Without two wildcards side by side, as EventBridge patterns refuse them. */
    static final Format<String> IMAGE = Format.text(
            "a tag, with * for any characters", "release-*", "(?!.*\\*\\*)[A-Za-z0-9_*][A-Za-z0-9_.*-]*", 128);

    static final Format<String> POLICY =
            Format.text("a managed policy's name", "developer-boundary", "[A-Za-z0-9_+=,.@-]+", 128);

    static final Format<String> IMAGE_TAG = Format.text("an image's tag", "v1", "[A-Za-z0-9_][A-Za-z0-9_.-]*", 128);

    /** CodeConnections were called CodeStar Connections before, and old ones keep that ARN. */
    static final Format<String> CONNECTION = Format.text(
            "the ARN of a connection",
            "arn:aws:codeconnections:us-east-1:111122223333:connection/5f0c9d1e-8a37-4b62-9d5e-2f1a6b7c8d90",
            "arn:aws:(codeconnections|codestar-connections):[a-z0-9-]+:\\d{12}:connection/[0-9a-f-]{36}",
            256);

    static final Format<String> CERTIFICATE = Format.text(
            "the ARN of a certificate of ACM",
            "arn:aws:acm:us-east-1:111122223333:certificate/0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11",
            "arn:aws:acm:[a-z0-9-]+:\\d{12}:certificate/[0-9a-f-]{36}",
            256);

    /** One of connections alone counts no requests. */
    static final Format<String> LOAD_BALANCER = Format.text(
            "the ARN of an application load balancer",
            "arn:aws:elasticloadbalancing:eu-central-1:444455556666:loadbalancer/app/shop/50dc6c495c0c9188",
            "arn:aws:elasticloadbalancing:[a-z0-9-]+:\\d{12}:loadbalancer/app/[A-Za-z0-9-]{1,32}/[0-9a-f]{1,32}",
            256);

    static final Format<String> TARGET_GROUP = Format.text(
            "the ARN of a target group",
            "arn:aws:elasticloadbalancing:eu-central-1:444455556666:targetgroup/shop-1/73e2d6bc24d8a067",
            "arn:aws:elasticloadbalancing:[a-z0-9-]+:\\d{12}:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{1,32}",
            256);

    /** Without a wildcard: links lead there. */
    static final Format<String> HOST = Format.text(
            "a host name in small letters",
            "approvals.example.com",
            "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])",
            253);

    static final Format<String> HOSTED_ZONE =
            Format.text("the id of a hosted zone of Route 53", "Z0123456789ABCDEFGHIJ", "Z[A-Z0-9]{1,31}", 32);

    static final Format<String> HEALTH_PATH =
            Format.text("a path of a URL", "/health", "/[A-Za-z0-9._~!$&'()*+,;=:@/%?-]*", 1024);

    static final Format<String> SOURCE_REPOSITORY =
            Format.text("an owner and a repository", "shop/web", "[^/\\s]+(/[^/\\s]+)+", 200);

    static final Format<String> SOURCE_URL = Format.text(
            "the https address of a repository's page",
            "https://github.com/shop/web",
            "https://[A-Za-z0-9.-]+(:\\d{1,5})?(/[A-Za-z0-9._~-]+)+/?",
            512);

    static final Format<String> TIME_ZONE = new Format<>(
            "a time zone of the IANA database",
            "Europe/Vienna",
            "Europe/Vienna",
            ZoneId.getAvailableZoneIds().stream().sorted().toList(),
            Format.Quotes.MAY,
            text -> Optional.of(text).filter(ZoneId.getAvailableZoneIds()::contains));

    /** What is wrong in one of this form is told by whoever reads it. */
    static final Format<String> SPAN = Format.text(
            "times of the week such as " + SpanText.EXAMPLE + ", or a period such as 2026-12-20 to 2027-01-03",
            SpanText.EXAMPLE,
            "[A-Za-z0-9:, -]+",
            60);

    static final Format<Outside> OUTSIDE = Format.choice(List.of(Outside.values()), Outside::word);

    /** As Systems Manager takes a document's name. */
    static final Format<String> CALENDAR =
            Format.text("a Change Calendar's name", "holidays", "[A-Za-z0-9_.-]{3,128}", 128);

    static final Format<String> BRANCH = Format.text("a branch", "main", "\\S+", 255);

    static final Format<Strategy> STRATEGY = Format.<Strategy>choice(
                    List.of(new Strategy.AllAtOnce()), allAtOnce -> "allAtOnce")
            .saying("allAtOnce, or a section with canary, linear or steps", "{canary: {percent: 10, interval: 5m}}");

    /** The strategies that shift traffic in parts, and what says when each is left. */
    static final Format<String> SHIFT = Format.choice(List.of("canary", "linear", "steps", "pace"));

    static final Format<Strategy.Pace> PACE = Format.choice(List.of(Strategy.Pace.values()), Strategy.Pace::word);

    /** Between the first and the last change of the weights (CodeDeploy, quotas). */
    static final Duration LONGEST_SHIFT = Duration.ofDays(2);

    /** CodeDeploy counts minutes. */
    static final Format<Duration> INTERVAL =
            Format.wholeMinutes(Duration.ofMinutes(1), LONGEST_SHIFT, Duration.ofMinutes(5));

    static final Format<Integer> PERCENT = Format.integer(1, 99, 10);

    /** CodeDeploy keeps blue for two days at most; Headgate ends the wait itself and needs some time for that. */
    static final Format<Duration> BAKE = Format.duration(Duration.ZERO, Duration.ofHours(46), Duration.ofMinutes(10));

    static final Format<Gate.Before> BEFORE =
            Format.choice(List.of(Gate.Before.DEPLOYMENT, Gate.Before.TRAFFIC), Gate.Before::word);

    static final Format<Duration> EXPIRES_AFTER =
            Format.duration(Duration.ofMinutes(1), Duration.ofDays(5), Duration.ofHours(8));

    /** CodeDeploy holds a green back from its traffic for 120 hours at most; an answer in the last minute must meet it there. */
    static final Format<Duration> EXPIRES_BEFORE_TRAFFIC =
            Format.duration(Duration.ofMinutes(1), Duration.ofHours(119), Duration.ofHours(8));

    /** A pause of ECS ends after 14 days; an answer in the last minute must meet it there. */
    static final Format<Duration> EXPIRES_BEFORE_TRAFFIC_OF_ECS =
            Format.duration(Duration.ofMinutes(1), Duration.ofHours(335), Duration.ofHours(8));

    static final Format<Integer> REQUIRED = Format.integer(1, 99, 2);

    /** There is one word only: whoever writes another hears why. */
    static final Format<String> ON_EXPIRY =
            Format.choice(List.of("reject")).saying("reject, as no answer must never count as an approval", "reject");

    static final Format<Boolean> SWITCH = Format.choice(List.of(true, false), String::valueOf);

    static final Format<String> ISSUER = Format.text(
            "an https URL without query or fragment",
            "https://login.example.com",
            "https://[^\\s/?#]+(/[^\\s?#]*)?",
            2048);

    static final Format<String> AUDIENCE =
            Format.text("the audience that tokens name", "headgate-approvals", "[^\\s,]+", 256);

    static final Format<String> CLAIM = Format.text("a claim's name", "email", "[A-Za-z0-9_:./-]+", 128);

    static final Format<String> CLUSTER =
            nameOrArn("an ECS cluster's name or ARN", "shop", "[A-Za-z0-9_-]+", "ecs", "cluster/");

    static final Format<String> ECS_SERVICE =
            nameOrArn("an ECS service's name or ARN", "web", "[A-Za-z0-9_-]+", "ecs", "service/([A-Za-z0-9_-]+/)?");

    static final Format<String> APPLICATION =
            nameOrArn("a CodeDeploy application's name or ARN", "web", CODE_DEPLOY_NAME, "codedeploy", "application:");

    static final Format<String> DEPLOYMENT_GROUP = nameOrArn(
            "a deployment group's name or ARN",
            "web",
            CODE_DEPLOY_NAME,
            "codedeploy",
            "deploymentgroup:" + CODE_DEPLOY_NAME + "/");

    static final Format<String> FAMILY = Format.text("a task definition's family", "web", "[A-Za-z0-9_-]+", 255);

    /** A name stands for a role without a path. */
    static final Format<String> ROLE = Format.text(
            "a role's name or ARN",
            "web-task",
            "[A-Za-z0-9_+=,.@-]{1,64}|arn:aws:iam::\\d{12}:role/([!-~]+/)?[A-Za-z0-9_+=,.@-]{1,64}",
            600);

    static final Format<String> ALARM =
            Format.text("a CloudWatch alarm's name", "web-prod-5xx", "[^" + PlainLine.UNSEEN + "]+", 255);

    static final Format<OnAlarmUnseen> ON_ALARM_UNSEEN =
            Format.choice(List.of(OnAlarmUnseen.values()), OnAlarmUnseen::word);

    static final Format<Packaging> PACKAGING = Format.choice(List.of(Packaging.values()), Packaging::word);

    static final Format<BuildOrder> BUILD_ORDER = Format.choice(List.of(BuildOrder.values()), BuildOrder::word);

    static final Format<Severity> SEVERITY = Format.choice(List.of(Severity.values()), Severity::name);

    static final Format<Duration> GREEN_UP_WITHIN =
            Format.duration(Duration.ofMinutes(1), ReleaseRules.LATEST_GREEN, Duration.ofMinutes(30));

    static final Format<Duration> TURN_TIMEOUT =
            Format.duration(Duration.ofMinutes(1), Duration.ofDays(7), Duration.ofDays(1));

    private Formats() {}

    /** A name that another section of the file gives to something. */
    static Format<String> nameFrom(String section, Collection<String> names) {
        return new Format<>(
                "one of the file's " + section + (names.isEmpty() ? ", which has none" : ""),
                names.stream().findFirst().orElse("name"),
                "name",
                List.copyOf(names),
                Format.Quotes.MAY,
                text -> Optional.of(text).filter(names::contains));
    }

    /** @param resource what stands before the name in the ARN, as a pattern */
    private static Format<String> nameOrArn(String rule, String example, String name, String service, String resource) {
        return Format.text(rule, example, "(arn:aws:" + service + ":[a-z0-9-]+:\\d{12}:" + resource + ")?" + name, 400);
    }

    private static Format<String> name(int longest, String example) {
        return Format.text(
                "at most " + longest + " small letters, digits and single hyphens, beginning with a letter",
                example,
                "[a-z][a-z0-9]*(-[a-z0-9]+)*",
                longest);
    }
}
