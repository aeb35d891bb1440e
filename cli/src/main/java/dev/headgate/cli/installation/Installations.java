package dev.headgate.cli.installation;

import dev.headgate.cli.checkout.Checkout;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * Where the commands of a checkout find the installation that they are about.
 *
 * @param usualConfiguration of the installation, unless the command line names another file
 */
public record Installations(Path usualConfiguration, ClientsSource clients, Waiting waiting) {

    /** Where clients come from: with the credentials of a profile, or else those that the SDK finds by itself. */
    @FunctionalInterface
    public interface ClientsSource {
        ToolingClients in(Region toolingRegion, Optional<String> profile);
    }

    /** In AWS, or wherever the environment variables of the SDK say that AWS is. */
    public static Installations of(Checkout checkout) {
        return new Installations(checkout.configurationFile(), SdkClients::new, Waiting.real());
    }
}
