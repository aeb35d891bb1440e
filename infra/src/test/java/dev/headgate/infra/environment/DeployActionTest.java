package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.headgate.aws.TargetClients;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** What the deploy role is allowed is what the functions call with its clients. */
class DeployActionTest {

    /** IAM's prefix for the operations of each client in {@link TargetClients}. */
    private static final Map<String, String> PREFIX = Map.of(
            CodeDeployClient.class.getName(), "codedeploy",
            EcsClient.class.getName(), "ecs",
            ElasticLoadBalancingV2Client.class.getName(), "elasticloadbalancing",
            CloudWatchClient.class.getName(), "cloudwatch");

    private static final Set<String> CALLED = new TreeSet<>();

    @BeforeAll
    static void scan() {
        // Without the SDK's own classes, which are many: a call's target is told by the caller's class file.
        ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            CALLED.addAll(operationsCalled());
        });
    }

    @Test
    void listsEveryOperationThatTheCodeCallsAndNoOther() {
        assertThat(DeployAction.CALLED)
                .as("DeployAction.CALLED must be what dev.headgate.traffic calls: the deploy role allows exactly that")
                .extracting(DeployAction::name)
                .containsExactlyInAnyOrderElementsOf(CALLED);
    }

    @Test
    void impliesNothingThatIsCalledAnyway() {
        assertThat(DeployAction.IMPLIED).extracting(DeployAction::name).doesNotContainAnyElementsOf(CALLED);
    }

    @Test
    void knowsEveryClientOfADeployRole() {
        assertThat(Stream.of(TargetClients.class.getRecordComponents())
                        .map(it -> it.getType().getName()))
                .containsExactlyInAnyOrderElementsOf(PREFIX.keySet());
    }

    private static Set<String> operationsCalled() {
        return new ClassFileImporter()
                .importPackages("dev.headgate").stream()
                        // The simulator's own looks at what it simulates are no calls of a function.
                        .filter(type -> !type.getPackageName().startsWith("dev.headgate.simulator"))
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> PREFIX.containsKey(call.getTargetOwner().getName()))
                        .map(DeployActionTest::action)
                        .filter(action -> !action.endsWith(":Builder"))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String action(JavaMethodCall call) {
        String method = call.getTarget().getName();
        return PREFIX.get(call.getTargetOwner().getName())
                + ":"
                + method.substring(0, 1).toUpperCase(Locale.ROOT)
                + method.substring(1);
    }
}
