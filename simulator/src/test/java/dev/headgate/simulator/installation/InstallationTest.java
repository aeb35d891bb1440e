package dev.headgate.simulator.installation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.simulator.tooling.ToolingAccount;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.Subscription;

class InstallationTest {

    private static final String YAML = """
            headgate: 1
            region: us-east-1
            environments: {dev: {wave: 1}}
            services: {web: {port: 8080, environments: {dev: {}}}}
            """;

    @Test
    void subscribesWhomTheConfigurationNames() {
        ToolingAccount account = install(YAML + "subscribers: {alerts: [ops@example.com, duty@example.com]}\n");

        assertThat(subscribed(account, "headgate-alerts")).containsExactly("ops@example.com", "duty@example.com");
        assertThat(subscribed(account, "headgate-updates")).containsExactly("team@example.com");
    }

    @Test
    void hasSomebodySubscribedWhereItNamesNobody() {
        ToolingAccount account = install(YAML);

        assertThat(subscribed(account, "headgate-alerts")).containsExactly("on-call@example.com");
        assertThat(subscribed(account, "headgate-updates")).containsExactly("team@example.com");
    }

    private static ToolingAccount install(String yaml) {
        EventLoop loop = new EventLoop(Instant.EPOCH);
        ToolingAccount account = new ToolingAccount("111122223333", "us-east-1", loop, new Wire(loop));
        Installation.of(ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333"), account)
                .install();
        return account;
    }

    private static List<String> subscribed(ToolingAccount account, String topic) {
        return account
                .snsClient()
                .listSubscriptionsByTopic(it -> it.topicArn("arn:aws:sns:us-east-1:111122223333:" + topic))
                .subscriptions()
                .stream()
                .map(Subscription::endpoint)
                .toList();
    }
}
