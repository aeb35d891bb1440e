package dev.headgate.simulator.scenario;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentCreator;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;

/** Of a service whose traffic CodeDeploy moves. */
record CodeDeployConsole(Site site, CodeDeployGroup group) implements Console {

    @Override
    public Optional<AtWork> atWork() {
        return site.traffic()
                .deploymentId()
                .map(id -> site.world()
                        .wire()
                        .undisturbed(() -> client().getDeployment(it -> it.deploymentId(id))
                                .deploymentInfo()))
                .map(CodeDeployConsole::shown);
    }

    private static AtWork shown(DeploymentInfo info) {
        return new AtWork(
                Optional.ofNullable(info.description()), info.creator() == DeploymentCreator.CODE_DEPLOY_ROLLBACK);
    }

    @Override
    public void deploy(String taskDefinition) {
        Map<String, Object> spec = Map.of(
                "version",
                0.0,
                "Resources",
                List.of(Map.of(
                        "TargetService",
                        Map.of(
                                "Type",
                                "AWS::ECS::Service",
                                "Properties",
                                Map.of(
                                        "TaskDefinition",
                                        taskDefinition,
                                        "LoadBalancerInfo",
                                        Map.of("ContainerName", site.place().service(), "ContainerPort", 8080))))));
        Object unused = site.world()
                .wire()
                .undisturbed(() -> client().createDeployment(it -> it.applicationName(group.application())
                        .deploymentGroupName(group.deploymentGroup())
                        .deploymentConfigName("CodeDeployDefault.ECSAllAtOnce")
                        .description("by hand")
                        .revision(revised -> revised.revisionType("AppSpecContent")
                                .appSpecContent(content -> content.content(Json.write(spec))))));
    }

    @Override
    public void occupy(Duration time) {
        Occupation.begin(site.stage(), site.place().environment(), time);
    }

    @Override
    public void goOn(Wait wait) {
        switch (wait) {
            case BEFORE_TRAFFIC -> goOn("READY_WAIT");
            case BEFORE_STEP -> {
                // Its steps go by its own clock.
            }
            case BEFORE_BLUE_GOES -> goOn("TERMINATION_WAIT");
        }
    }

    private void goOn(String wait) {
        press(id -> client().continueDeployment(it -> it.deploymentId(id).deploymentWaitType(wait)));
    }

    @Override
    public void stop() {
        press(id -> client().stopDeployment(it -> it.deploymentId(id)));
    }

    private void press(Consumer<String> button) {
        site.traffic().deploymentId().ifPresent(id -> {
            Object unused = site.world().wire().undisturbed(() -> {
                try {
                    button.accept(id);
                    return true;
                } catch (CodeDeployException refused) {
                    return false;
                }
            });
        });
    }

    private CodeDeployClient client() {
        return site.account().codeDeploy();
    }
}
