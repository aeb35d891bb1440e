package dev.headgate.infra.balancing;

import dev.headgate.config.Names;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Names of load balancers and target groups, which have at most 32 characters. */
final class ElbName {

    private static final int LONGEST = 32;

    private ElbName() {}

    /**
     * The physical name of a service's {@code part} in an environment.
     *
     * <p>A long one is cut short and told apart by a checksum of the whole, before the part and the suffix, which stay
     * readable.
     */
    static String of(Names names, String service, String environment, String part) {
        // A load balancer's name must not begin with internal-.
        String base = (service + "-" + environment).replaceFirst("^internal-", "int-");
        String whole = names.of(base + "-" + part);
        if (whole.length() <= LONGEST) {
            return whole;
        }
        String end = checksum(service + "/" + environment) + "-" + names.of(part);
        return base.substring(0, LONGEST - end.length()).replaceFirst("-?.$", "-") + end;
    }

    private static String checksum(String text) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(checksum.getValue()).substring(2);
    }
}
