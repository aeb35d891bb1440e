package dev.headgate.config;

/** CodeDeploy moves the traffic, by this deployment group of this application. */
public record CodeDeployGroup(String application, String deploymentGroup) implements Backend {

    /** The one of a target whose traffic CodeDeploy moves. */
    public static CodeDeployGroup of(Target target) {
        return switch (target.backend()) {
            case CodeDeployGroup group -> group;
        };
    }

    @Override
    public String toString() {
        return "CodeDeploy";
    }
}
