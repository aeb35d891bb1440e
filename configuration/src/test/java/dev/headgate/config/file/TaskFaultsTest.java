package dev.headgate.config.file;

import static dev.headgate.config.file.FaultyYaml.faultsOfService;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Configuration;
import dev.headgate.config.task.Architecture;
import dev.headgate.config.task.Capacity;
import dev.headgate.config.task.Container.Reached;
import dev.headgate.config.task.Task;
import dev.headgate.config.task.Tasks;
import dev.headgate.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What tasks need, as it is read, and what of it is refused. */
class TaskFaultsTest {

    private static final String TASK = ":7 services.web.task: ";

    @Test
    void anEnvironmentReplacesNameByNameAndKeyByKey() {
        Task prod = tasks("""
                task:
                  environment: {LEVEL: info, DB: plain}
                  command: [serve]
                  logRetention: 90
                environments:
                  prod:
                    task:
                      environment: {LEVEL: warn}
                      secrets: {DB: "arn:aws:ssm:us-east-1:111122223333:parameter/db"}
                      capacity: {FARGATE_SPOT: 1}
                """).in("prod");

        assertThat(prod.container().environment()).isEqualTo(Map.of("LEVEL", "warn"));
        assertThat(prod.container().secrets()).containsOnlyKeys("DB");
        assertThat(prod.container().command()).containsExactly("serve");
        assertThat(prod.logRetention()).hasValue(90);
        assertThat(prod.capacity()).hasValue(new Capacity(0, 0, 1));
    }

    @Test
    void readsAllThatTheDocumentationShows() {
        Tasks tasks = EditorSchema.read(Samples.blocks("yaml").get(1), "111122223333")
                .services()
                .getFirst()
                .hosting()
                .ofTasks();
        Task prod = tasks.in("prod");

        assertThat(tasks.architecture()).isEqualTo(Architecture.ARM64);
        assertThat(prod.container().environment()).containsEntry("LOG_LEVEL", "warn");
        assertThat(prod.container().dependsOn()).isEqualTo(Map.of("logs", Reached.START));
        assertThat(prod.sidecars()).containsOnlyKeys("logs", "metrics");
        assertThat(prod.hasLogRouter()).isTrue();
        assertThat(tasks.in("dev").container().environment()).containsEntry("LOG_LEVEL", "info");
    }

    /** Nothing of it may come into a function's log. */
    @Test
    void staysOutOfWhatFunctionsAreTold() {
        Configuration configuration = EditorSchema.read(Samples.blocks("yaml").get(1), "111122223333");
        String told = Json.write(configuration);

        assertThat(told).doesNotContain("LOG_LEVEL", "secretsmanager", "tasks");
        assertThat(Json.read(told, Configuration.class)
                        .services()
                        .getFirst()
                        .hosting()
                        .tasks())
                .isEmpty();
    }

    @Test
    void refusesASecretThatNoPolicyCouldName() {
        assertThat(faultsOfService("port: 80\ntask: {secrets: {DB: shop/db}}"))
                .containsExactly(
                        ":7 services.web.task.secrets: DB must be the whole ARN of a secret of Secrets Manager, or"
                                + " of a parameter of Systems Manager, not shop/db. Write for example: DB: "
                                + TaskFormats.SECRET.example());
    }

    @Test
    void refusesAVariableThatIsTwoThings() {
        assertThat(faultsOfService("port: 80\ntask: {environment: {DB: a}, secrets: {DB: \""
                        + TaskFormats.SECRET.example() + "\"}}"))
                .containsExactly(TASK + "DB is in environment and in secrets. Keep it in secrets, if it is one");
    }

    @Test
    void refusesAnotherPortOnceAndOnlyWhereItStands() {
        assertThat(faultsOfService("port: 80\ntask: {environment: {PORT: \"81\"}}"))
                .containsExactly(
                        TASK + "PORT is the service's port already, 80, which the container finds in that variable."
                                + " Leave it out, or change the service's port");
    }

    @Test
    void refusesAHealthCheckThatEcsWouldNotRun() {
        assertThat(faultsOfService("port: 80\ntask: {healthCheck: {command: [curl, localhost]}}"))
                .singleElement()
                .asString()
                .startsWith(":7 services.web.task.healthCheck: command must begin with CMD, or with CMD-SHELL")
                .contains("Write for example: healthCheck: {command: [CMD-SHELL,");
    }

    @Test
    void refusesPoliciesForARoleThatExists() {
        assertThat(faultsOfService("port: 80\ntask: {role: {existing: web, policies: [\"" + TaskFormats.POLICY.example()
                        + "\"]}}"))
                .containsExactly(":7 services.web.task.role: policies are for the role that is made, and web exists."
                        + " Attach them to it, or leave out existing");
    }

    @Test
    void refusesASplitBetweenNothing() {
        assertThat(faultsOfService("port: 80\ntask: {capacity: {FARGATE: 0}}"))
                .containsExactly(
                        ":7 services.web.task.capacity: tasks are split between FARGATE and FARGATE_SPOT, and both"
                                + " have 0. Write for example: capacity: {FARGATE: 1, FARGATE_SPOT: 3}");
    }

    @Test
    void refusesContainersThatDoNotGoTogether() {
        assertThat(faultsOfService("""
                port: 80
                task:
                  dependsOn: {proxi: START, proxy: HEALTHY}
                  logOptions: {Name: s3}
                  sidecars:
                    proxy: {image: "nginx:1", port: 80}
                    web: {image: "nginx:1"}
                """))
                .containsExactly(
                        ":8 services.web.task: dependsOn names proxi, which is no container of the task. Its containers are"
                                + " web, proxy",
                        ":8 services.web.task: proxy has no healthCheck, so that it never is HEALTHY. Give it one, or write"
                                + " for example: dependsOn: {proxy: START}",
                        ":9 services.web.task: logOptions are what a log router is told, and no sidecar is one. Write for"
                                + " example: sidecars: {logs: {image: \""
                                + TaskFormats.IMAGE.example() + "\", logRouter: fluentbit}}",
                        ":10 services.web.task: web is the container that is released already. Give the sidecar another name",
                        ":10 services.web.task: proxy has port 80, as the container that is released. All containers of a"
                                + " task share one address: give it another port");
    }

    @Test
    void findsADefinitionBesideTheFileThatNamesIt() {
        String yaml = """
                headgate: 1
                environments: {prod: {wave: 1}, dev: {wave: 1}}
                services:
                  web:
                    port: 8080
                    taskDefinition: tasks/web.json
                    environments:
                      dev: {taskDefinition: tasks/web-dev.json}
                      prod: {task: {execCommand: true}}
                """;
        Tasks tasks = ConfigurationFile.parse(yaml, "shop/headgate.yaml", "111122223333")
                .services()
                .getFirst()
                .hosting()
                .ofTasks();

        assertThat(tasks.in("prod").definition()).hasValue("shop/tasks/web.json");
        assertThat(tasks.in("dev").definition()).hasValue("shop/tasks/web-dev.json");
    }

    @Test
    void refusesTwoWordsOfTheSameContainers() {
        assertThat(faultsOfService(
                        "port: 80\ntaskDefinition: web.json\nenvironments: {prod: {task: {command: [serve]}}}"))
                .containsExactly(
                        ":8 services.web.environments.prod: taskDefinition says all of the task's containers and"
                                + " volumes, and so does task. Keep one of them; beside taskDefinition, task may have role, keys,"
                                + " logRetention, capacity and execCommand");
        assertThat(faultsOfService("port: 80\ntaskDefinition: web.json\ntask: {command: [serve]}"))
                .hasSize(1);
    }

    private static Tasks tasks(String service) {
        return EditorSchema.read("""
                headgate: 1
                environments: {prod: {wave: 1}}
                services:
                  web:
                    port: 8080
                """ + service.indent(4), "111122223333")
                .services()
                .getFirst()
                .hosting()
                .ofTasks();
    }
}
