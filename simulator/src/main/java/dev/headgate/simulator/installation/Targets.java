package dev.headgate.simulator.installation;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Configuration;
import dev.headgate.config.EcsDeployments;
import dev.headgate.config.Environment;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import dev.headgate.config.network.SharedLoadBalancer;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.environment.codedeploy.GroupSpec;
import dev.headgate.simulator.environment.service.Front;
import dev.headgate.simulator.environment.service.ServiceShape;
import dev.headgate.simulator.environment.service.ServiceSpec;
import dev.headgate.simulator.installation.SimulatedClients.AccountRegion;
import dev.headgate.simulator.tooling.ToolingAccount;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.traffic.codedeploy.DeploymentConfigName;
import dev.headgate.traffic.codedeploy.GroupWaits;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Stands up the configured services in their accounts, each serving its image {@code current}. */
final class Targets {

    /** The tag of what runs everywhere when a run begins. */
    static final String CURRENT = "v2";

    private static final int DESIRED_COUNT = 4;

    private final Configuration configuration;
    private final ToolingAccount tooling;
    private final EventLoop loop;
    private final Wire wire;
    private final RandomGenerator.SplittableGenerator random;

    Targets(
            Configuration configuration,
            ToolingAccount tooling,
            EventLoop loop,
            Wire wire,
            RandomGenerator.SplittableGenerator random) {
        this.configuration = configuration;
        this.tooling = tooling;
        this.loop = loop;
        this.wire = wire;
        this.random = random;
    }

    void stand(Map<AccountRegion, TargetAccount> targets) {
        for (Service service : configuration.services()) {
            String uri = tooling.ecr().addRepository(service.repository());
            String image = uri + "@" + Digests.of(service.repository() + ":" + CURRENT);
            for (Environment environment : service.environments()) {
                add(targets, service, environment, image);
            }
        }
    }

    private void add(
            Map<AccountRegion, TargetAccount> targets, Service service, Environment environment, String image) {
        Target target = environment.target();
        TargetAccount account = targets.computeIfAbsent(
                new AccountRegion(target.account(), target.region()),
                key -> new TargetAccount(key.account(), key.region(), loop, wire, random.split()));
        ReleaseRules rules = environment.rules();
        ServiceSpec spec = new ServiceSpec(
                target.service(),
                target.cluster(),
                service.container(),
                service.port(),
                image,
                DESIRED_COUNT,
                ServiceShape.OWN.behind(front(service, environment)));
        switch (target.backend()) {
            case CodeDeployGroup group -> addGroup(account, spec, group, rules);
            case EcsDeployments ecs -> account.addEcsService(spec, rules.alarms());
        }
    }

    /** By a rule on a load balancer of its own, too; each names both target groups. */
    private static Front ofEcs(Front front) {
        return (front.rules().isEmpty() ? front.byRules(Front.when("path-pattern", "/*")) : front).namingBothGroups();
    }

    private Front front(Service service, Environment environment) {
        Front front = ofCodeDeploy(service, environment.name());
        return switch (environment.target().backend()) {
            case CodeDeployGroup group -> front;
            case EcsDeployments ecs -> service.existingIn(environment.name()).isPresent() ? front : ofEcs(front);
        };
    }

    /** A load balancer of its own, or a rule on the environment's. */
    private Front ofCodeDeploy(Service service, String environment) {
        boolean internal = configuration
                .loadBalancer(environment)
                .filter(SharedLoadBalancer::internal)
                .isPresent();
        return service.hosting()
                .in(environment)
                .rule()
                .map(rule -> Front.OWN.sharing("headgate-" + environment).byRule(rule))
                .map(front -> internal ? front.insideOnly() : front)
                .orElse(Front.OWN);
    }

    private void addGroup(TargetAccount account, ServiceSpec spec, CodeDeployGroup group, ReleaseRules rules) {
        String deploymentConfig = DeploymentConfigName.of(configuration.names(), rules.strategy());
        if (!DeploymentConfigName.isPredefined(deploymentConfig)) {
            account.registerDeploymentConfig(deploymentConfig, rules.strategy());
        }
        GroupWaits waits = GroupWaits.of(rules);
        account.addService(
                spec,
                new GroupSpec(
                        group.application(),
                        group.deploymentGroup(),
                        waits.ready(),
                        waits.termination(),
                        rules.alarms()));
    }
}
