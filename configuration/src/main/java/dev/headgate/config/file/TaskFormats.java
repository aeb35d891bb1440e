package dev.headgate.config.file;

import dev.headgate.config.task.Architecture;
import dev.headgate.config.task.Container.Reached;
import dev.headgate.config.task.Sidecar.LogRouter;
import dev.headgate.tree.Format;
import java.time.Duration;
import java.util.List;

/** What the values of headgate.yaml must look like that say what a service's tasks need. */
final class TaskFormats {

    static final Format<String> VARIABLE =
            Format.text("an environment variable's name", "LOG_LEVEL", "[A-Za-z_][A-Za-z0-9_]*", 256);

    static final Format<String> TEXT = Format.text("a text of at most 4096 characters", "info", "(?s).*", 4096);

    /** With the six characters that Secrets Manager puts behind each name: without them no policy could name the secret. */
    static final Format<String> SECRET = Format.text(
            "the whole ARN of a secret of Secrets Manager, or of a parameter of Systems Manager",
            "arn:aws:secretsmanager:us-east-1:111122223333:secret:shop/db-a1B2c3:password::",
            "arn:aws:(secretsmanager:[a-z0-9-]+:\\d{12}:secret:[A-Za-z0-9/_+=.@-]+-[A-Za-z0-9]{6}(:[^:\\s]*:[^:\\s]*:[^:\\s]*)?"
                    + "|ssm:[a-z0-9-]+:\\d{12}:parameter/[A-Za-z0-9_./-]+)",
            1024);

    static final Format<String> KEY = Format.text(
            "the ARN of a KMS key",
            "arn:aws:kms:us-east-1:111122223333:key/0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11",
            "arn:aws:kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+",
            256);

    static final Format<String> POLICY = Format.text(
            "the ARN of a managed policy",
            "arn:aws:iam::111122223333:policy/web-tables",
            "arn:aws:iam::(aws|\\d{12}):policy/[A-Za-z0-9/_+=,.@-]+",
            256);

    static final Format<String> ROLE =
            Format.text("an existing role's name, without its path", "web-tasks", "[A-Za-z0-9_+=,.@-]+", 64);

    /** What CloudWatch Logs takes. */
    static final Format<Integer> LOG_RETENTION = Format.choice(
            List.of(
                    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
                    3653),
            String::valueOf);

    static final Format<String> LOG_OPTION = Format.text("an option of the log router", "Name", "[A-Za-z0-9_.-]+", 128);

    static final Format<String> DEFINITION = Format.text(
            "the path of a .json file, as seen from headgate.yaml",
            "web.json",
            "[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*\\.json",
            255);

    static final Format<Architecture> ARCHITECTURE = Format.choice(List.of(Architecture.values()), Architecture::name);

    static final Format<Integer> BASE = Format.integer(0, 1000, 1);

    static final Format<Integer> WEIGHT = Format.integer(0, 1000, 3);

    /** Each task has 20 GiB anyway. */
    static final Format<Integer> STORAGE = Format.integer(21, 200, 50);

    static final Format<String> VOLUME = Format.text("a volume's name", "uploads", "[A-Za-z0-9_-]+", 255);

    static final Format<String> FILE_SYSTEM =
            Format.text("the id of an EFS file system", "fs-0a1b2c3d4e5f60718", "fs-[0-9a-f]{8,40}", 43);

    static final Format<String> ACCESS_POINT =
            Format.text("the id of an EFS access point", "fsap-0a1b2c3d4e5f60718", "fsap-[0-9a-f]{8,40}", 45);

    static final Format<String> PATH = Format.text("a path in the container", "/uploads", "/[A-Za-z0-9._/-]*", 1024);

    static final Format<String> IMAGE = Format.text(
            "an image with its tag or digest",
            "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable",
            "[A-Za-z0-9][A-Za-z0-9._:/@-]*",
            512);

    static final Format<Reached> REACHED = Format.choice(List.of(Reached.values()), Reached::name);

    static final Format<LogRouter> LOG_ROUTER = Format.choice(List.of(LogRouter.values()), LogRouter::word);

    static final Format<Duration> INTERVAL =
            Format.duration(Duration.ofSeconds(5), Duration.ofSeconds(300), Duration.ofSeconds(30));

    static final Format<Duration> TIMEOUT =
            Format.duration(Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofSeconds(5));

    static final Format<Integer> RETRIES = Format.integer(1, 10, 3);

    static final Format<Duration> START_PERIOD =
            Format.duration(Duration.ZERO, Duration.ofSeconds(300), Duration.ofSeconds(60));

    private TaskFormats() {}
}
