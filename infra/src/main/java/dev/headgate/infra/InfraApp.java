package dev.headgate.infra;

import dev.headgate.config.Configuration;
import dev.headgate.config.StackNames;
import dev.headgate.config.file.InvalidConfigurationException;
import dev.headgate.infra.environment.EnvironmentStacks;
import dev.headgate.infra.environment.TrafficStacks;
import dev.headgate.infra.network.ElasticAddresses;
import dev.headgate.infra.stack.Artifacts;
import dev.headgate.infra.stack.EnvironmentServices;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Validations;

/** Turns headgate.yaml into CloudFormation templates: run by the CDK CLI, or alone. */
public final class InfraApp {

    private InfraApp() {}

    /**
     * Writes the templates to where the CDK CLI expects them.
     *
     * @param args the path of the configuration, if it is not headgate.yaml in the working directory
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args.length > 0 ? args[0] : "headgate.yaml");
        Configuration configuration;
        try {
            configuration = ConfigurationOnDisk.read(file, System.getenv());
        } catch (InvalidConfigurationException | IllegalArgumentException | NoSuchFileException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        ElasticAddresses.warnings(EnvironmentServices.of(configuration))
                .forEach(warning -> System.err.println("Warning: " + warning));
        synthesize(configuration);
    }

    private static void synthesize(Configuration configuration) {
        App app = build(AppProps.builder().build(), configuration, new Artifacts(Path.of("")));
        Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
        app.synth();
    }

    /** The app with every stack of this configuration; the same for the same configuration, and without any look-up. */
    static App build(AppProps props, Configuration configuration, Artifacts artifacts) {
        App app = new App(props);
        StackNames names = new StackNames(configuration.names());
        List<EnvironmentServices> environments = EnvironmentServices.of(configuration);
        TrafficStacks traffic = new TrafficStacks(app, names, environments);
        environments.forEach(environment -> EnvironmentStacks.add(app, names, environment, traffic));
        ToolingStacks.add(app, names, configuration, artifacts);
        return app;
    }
}
