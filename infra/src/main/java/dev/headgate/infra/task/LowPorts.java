package dev.headgate.infra.task;

/** Ports that Linux keeps for root, and what lets any user of a container listen on them: images seldom run as root. */
final class LowPorts {

    static final String SETTING = "net.ipv4.ip_unprivileged_port_start";

    /** The first port that is nobody's own. */
    static final String NONE = "0";

    private static final int FIRST_OF_OTHERS = 1024;

    private LowPorts() {}

    static boolean include(int port) {
        return port < FIRST_OF_OTHERS;
    }
}
