package dev.headgate.cli.init;

import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.environment.codedeploy.GroupSpec;
import dev.headgate.simulator.environment.service.ServiceSpec;
import dev.headgate.simulator.tooling.SimulatedSts;
import dev.headgate.simulator.wire.Fault.Effect;
import dev.headgate.simulator.wire.Unsimulated;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** A simulated account in which two services serve, and who has called what there. */
final class ShopWithServices implements AccountClients {

    static final String ACCOUNT = "111122223333";

    private static final String REGISTRY = ACCOUNT + ".dkr.ecr.us-east-1.amazonaws.com/";

    private final EventLoop loop = new EventLoop(Instant.parse("2026-11-30T09:00:00Z"));
    private final Wire wire = new Wire(loop);
    private final TargetAccount account = new TargetAccount(ACCOUNT, "us-east-1", loop, wire, new SplittableRandom(7));
    private final Set<String> calls = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> denied = new HashSet<>();

    ShopWithServices() {
        account.addService(
                new ServiceSpec("Storefront_Web", "shop", "app", 8080, REGISTRY + "shop/web:v1", 2),
                new GroupSpec("shop-app", "shop-group", Duration.ofHours(1), Duration.ofHours(1), List.of()));
        account.addService(
                new ServiceSpec("orders", "shop", "app", 9090, REGISTRY + "orders:v1", 2),
                new GroupSpec("orders", "orders", Duration.ofHours(1), Duration.ofHours(1), List.of()));
        wire.add(call -> {
            String name = call.service() + ":" + call.operation();
            calls.add(name);
            if (denied.contains(name)) {
                throw AwsServiceException.builder()
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("AccessDeniedException")
                                .errorMessage("not authorized to perform: " + name)
                                .build())
                        .build();
            }
            return refused.contains(name) ? Effect.THROTTLE : Effect.NONE;
        });
    }

    Set<String> calls() {
        return calls;
    }

    void refuse(String call) {
        refused.add(call);
    }

    void deny(String call) {
        denied.add(call);
    }

    /** One more service, of which the images come from elsewhere. */
    void addService(String name, String image) {
        account.addService(
                new ServiceSpec(name, "shop", "app", 80, image, 2),
                new GroupSpec(name, name, Duration.ofHours(1), Duration.ofHours(1), List.of()));
    }

    @Override
    public CodePipelineClient codePipeline() {
        return Unsimulated.client(CodePipelineClient.class, "codepipeline", new ShopPipelines(wire, ACCOUNT));
    }

    @Override
    public StsClient sts() {
        return Unsimulated.client(StsClient.class, "sts", new SimulatedSts(ACCOUNT, loop, wire));
    }

    @Override
    public EcsClient ecs() {
        return account.ecs();
    }

    @Override
    public CodeDeployClient codeDeploy() {
        return account.codeDeploy();
    }
}
