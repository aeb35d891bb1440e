package dev.headgate.traffic;

/** A load balancer as CloudWatch knows it. */
public final class LoadBalancerName {

    private static final String LISTENER = ":listener/";

    private LoadBalancerName() {}

    /** {@code …:listener/app/name/id/listener-id} to {@code app/name/id}. */
    public static String of(String listenerArn) {
        int start = listenerArn.indexOf(LISTENER);
        int end = listenerArn.lastIndexOf('/');
        if (start < 0 || end < start + LISTENER.length()) {
            throw new TrafficControlException("This is no ARN of a load balancer's listener: " + listenerArn);
        }
        return listenerArn.substring(start + LISTENER.length(), end);
    }

    /** The load balancer's ARN, by that of its listener. */
    static String arn(String listenerArn) {
        return listenerArn.substring(0, listenerArn.lastIndexOf(LISTENER)) + ":loadbalancer/" + of(listenerArn);
    }

    /** Whether it balances connections, and knows nothing of requests. */
    public static boolean isNetwork(String listenerArn) {
        return of(listenerArn).startsWith("net/");
    }
}
