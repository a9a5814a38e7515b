package hookline.console.pages.hooks;

import hookline.console.pages.outcome.OutcomeView;

/**
 * A test that was sent, beside what became of it.
 *
 * @param sent the payload, put in order where it is JSON
 * @param answer what the sender was told: the status, and a word where it was not taken
 * @param deliveryId empty where none was given
 */
public record TestView(String sent, String answer, String deliveryId, OutcomeView outcome) {}
