package dev.headgate.simulator.traffic;

import dev.headgate.config.Target;
import dev.headgate.states.time.EventLoop;
import dev.headgate.traffic.TrafficBackend;

/** CodeDeploy moves the traffic. */
class CodeDeployBackendContractTest extends BackendContract {

    private final ShopAccount shop = ShopAccount.thatWaitsForTraffic();

    @Override
    TrafficBackend backend() {
        return shop.backend;
    }

    @Override
    Target target() {
        return ShopAccount.TARGET;
    }

    @Override
    EventLoop loop() {
        return shop.loop;
    }

    @Override
    String unknown() {
        return "d-ABCDEF123";
    }
}
