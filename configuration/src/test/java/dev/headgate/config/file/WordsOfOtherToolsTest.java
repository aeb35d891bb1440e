package dev.headgate.config.file;

import static dev.headgate.config.file.FaultyYaml.faultsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What users of other tools write: what Headgate has another word for is said by it, and nothing is passed over. */
class WordsOfOtherToolsTest {

    @Test
    void eachIsRefusedByItsNameAndLineAndAllAtOnce() {
        List<String> faults = faultsOf("""
                headgate: 1
                region: us-east-1
                environments:
                  prod: {wave: 1, vpc: vpc-0123, cluster: shared}
                services:
                  web:
                    port: 8080
                    containers: [web, migrate]
                    healthCheck: {interval: 30s, unhealthyThreshold: 5}
                    environments:
                      prod:
                        rollback: {strategy: allAtOnce, gates: none}
                        windows: [{days: [mon, tue, wed], from: "09:00", to: "16:00", zone: Europe/Berlin}]
                        before: {run: {container: web, command: [migrate]}}
                        hooks: {beforeTraffic: smoke-test}
                        metrics: [{namespace: Shop, name: GrpcErrors}]
                        hosting:
                          environment: {DB_HOST: db}
                          secrets: {DB_PASSWORD: "arn:aws:secretsmanager:us-east-1:111122223333:secret:db"}
                          sidecars: []
                          volumes: []
                          capacityProviders: {FARGATE_SPOT: 4, FARGATE: 1}
                          protocol: grpc
                """);

        assertThat(faults)
                .filteredOn(it -> it.contains("is unknown"))
                .extracting(it -> it.replaceAll("^:(\\d+) .*the key (\\S+) is unknown.*$", "$1 $2"))
                .containsExactly(
                        "4 vpc",
                        "4 cluster",
                        "8 containers",
                        "9 healthCheck",
                        "12 rollback",
                        "14 before",
                        "15 hooks",
                        "16 metrics",
                        "18 environment",
                        "19 secrets",
                        "20 sidecars",
                        "21 volumes",
                        "22 capacityProviders",
                        "23 protocol");
        assertThat(faults).anyMatch(it -> it.startsWith(":13 ") && it.contains("windows must be a section"));
    }

    /** The same needs, in the words that there are. */
    @Test
    void whatHasAWordIsTaken() {
        assertThat(faultsOf("""
                headgate: 1
                region: us-east-1
                environments:
                  prod: {wave: 1, network: {vpc: vpc-0123456789abcdef0}}
                services:
                  web:
                    port: 8080
                    architecture: ARM64
                    task:
                      environment: {DB_HOST: db}
                      secrets: {DB_PASSWORD: "arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf"}
                    environments:
                      prod:
                        greenUpWithin: 60m
                        hosting: {internal: true}
                """)).noneMatch(it -> it.contains("is unknown"));
    }
}
