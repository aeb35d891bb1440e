package dev.headgate.simulator.doctor;

import dev.headgate.config.Target;
import dev.headgate.deployment.DeploymentProgress;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.deployment.ServiceView;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.traffic.BlueGreenController;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A controller that always sees the same, and can do nothing else. */
record SeenController(ServiceView view) implements BlueGreenController {

    @Override
    public ServiceView look(Target target, List<String> alarms) {
        return view;
    }

    @Override
    public Optional<GroupSettings> settings(Target target) {
        return Optional.of(new GroupSettings(Duration.ZERO, Duration.ofHours(1)));
    }

    @Override
    public String registerRevision(Target target, String container, Image image) {
        throw new UnsupportedOperationException("registerRevision");
    }

    @Override
    public Optional<String> imageOf(Target target, String taskDefinition, String container) {
        throw new UnsupportedOperationException("imageOf");
    }

    @Override
    public String start(DeploymentPlan plan, String taskDefinition, String marker, List<String> ignoredAlarms) {
        throw new UnsupportedOperationException("start");
    }

    @Override
    public Optional<String> find(Target target, String taskDefinition, String marker) {
        throw new UnsupportedOperationException("find");
    }

    @Override
    public DeploymentProgress progress(Target target, String codeDeployId) {
        throw new UnsupportedOperationException("progress");
    }

    @Override
    public List<RevisionChange> changes(
            Target target, String blue, Optional<String> green, String container, Image image) {
        throw new UnsupportedOperationException("changes");
    }

    @Override
    public void proceed(Target target, String codeDeployId) {
        throw new UnsupportedOperationException("proceed");
    }

    @Override
    public void retireBlue(Target target, String codeDeployId) {
        throw new UnsupportedOperationException("retireBlue");
    }

    @Override
    public void rollBack(Target target, String codeDeployId) {
        throw new UnsupportedOperationException("rollBack");
    }
}
