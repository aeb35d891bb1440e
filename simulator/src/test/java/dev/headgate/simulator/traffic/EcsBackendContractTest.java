package dev.headgate.simulator.traffic;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.config.EcsDeployments;
import dev.headgate.config.Target;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.environment.service.ServiceSpec;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.ecs.EcsBackend;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** ECS moves the traffic itself. */
class EcsBackendContractTest extends BackendContract {

    private static final Target TARGET = new Target(
            ShopAccount.TARGET.account(),
            ShopAccount.TARGET.region(),
            ShopAccount.TARGET.cluster(),
            ShopAccount.TARGET.service(),
            new EcsDeployments(),
            ShopAccount.TARGET.roleArn(),
            ShopAccount.TARGET.externalId());

    private final EventLoop loop = new EventLoop(Instant.parse("2026-03-02T09:00:00Z"));
    private final TargetAccount account =
            new TargetAccount(TARGET.account(), TARGET.region(), loop, new Wire(loop), new SplittableRandom(7));
    private final TrafficBackend backend =
            new EcsBackend(new EnvironmentClients(new OneAccountClients(account, loop), loop));

    EcsBackendContractTest() {
        account.addEcsService(
                new ServiceSpec(TARGET.service(), TARGET.cluster(), "app", 8080, ShopAccount.OLD_IMAGE, 2),
                List.of(ShopAccount.RED_ALARM));
    }

    @Override
    TrafficBackend backend() {
        return backend;
    }

    @Override
    Target target() {
        return TARGET;
    }

    @Override
    EventLoop loop() {
        return loop;
    }

    @Override
    String unknown() {
        return "arn:aws:ecs:eu-west-1:111122223333:service-deployment/headgate-prod/shop-prod/nothing";
    }
}
