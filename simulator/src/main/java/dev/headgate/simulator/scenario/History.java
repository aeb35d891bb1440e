package dev.headgate.simulator.scenario;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Outcome;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import dev.headgate.simulator.installation.Digests;
import dev.headgate.traffic.codedeploy.DeploymentConfigName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The releases of the days before a run begins: {@code v1}, and {@code v2}, which serves everywhere. */
record History(Configuration configuration, DeploymentStore records, String uri, Instant now) {

    void write(Service service) {
        for (Environment environment : service.environments()) {
            deployed(service, environment, "v1", now.minus(Duration.ofDays(9)));
            deployed(service, environment, "v2", now.minus(Duration.ofDays(2)));
        }
    }

    private void deployed(Service service, Environment environment, String tag, Instant at) {
        Image image = new Image(uri, Digests.of(service.repository() + ":" + tag), Optional.of(tag));
        String execution = "arn:aws:states:" + configuration.region() + ":" + configuration.account() + ":execution:"
                + configuration.names().of("headgate-release") + ":" + tag;
        Release release = new Release(
                tag, service.name(), image, false, "the release before", "pipeline " + service.name(), at, execution);
        DeploymentPlan plan = new DeploymentPlan(
                service.name() + "-" + environment.name() + "-" + tag,
                release,
                environment,
                service.container(),
                service.port(),
                DeploymentConfigName.of(
                        configuration.names(), environment.rules().strategy()));
        Deployment deployment = records.register(Deployment.open(plan, execution, at));
        records.takeTurn(deployment);
        records.close(deployment.closed(new Closing(
                Outcome.DEPLOYED,
                "green passed its bake",
                image.reference(),
                at.plus(environment.rules().bake()))));
        records.announced(deployment.id());
    }
}
