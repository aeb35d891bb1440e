package dev.headgate.deployment;

/** What goes on in a deployment that is watched on. Names are passed between steps. */
public enum Activity {
    GREEN_COMES_UP,
    TRAFFIC_MOVES,
    BAKES,
    /** The bake is over, and the judge cannot tell yet. */
    JUDGE_WATCHES_ON,
    /** An operator has said that it is to stay. */
    PAUSED,
    BLUE_GOES,
    /** Green is up, and production traffic may not begin to move at this time. */
    WINDOW_CLOSED,
    /** Something is amiss that may pass by itself. */
    DOUBT,
    /** Nothing can be seen. */
    BLIND
}
