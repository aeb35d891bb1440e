package dev.headgate.simulator.environment.service;

/** What else there may be about the way that requests take to a service. */
public enum Extra {
    /** The production forward sends a tenth of the requests to a target group of somebody else's. */
    THIRD_GROUP_IN_THE_FORWARD,
    /** Its rules have people sign in before they forward. */
    SIGN_IN_BEFORE_THE_FORWARD,
    /** Another rule of the production listener sends old addresses to new ones. */
    REDIRECT_BESIDE_THE_FORWARD,
    /** The deployment group names the listener on port 80 in place of the one that production uses. */
    GROUP_NAMES_THE_PLAIN_LISTENER,
    /** Its tasks are in a target group of another load balancer, too. */
    SECOND_LOAD_BALANCER,
    /** The deployment group names two pairs of target groups. */
    SECOND_PAIR
}
