package dev.videogen.durable;

/**
 * All that reads and writes the tables of one database.
 *
 * @param database the database
 * @param clock its clock, as far as this node knows it
 * @param purchases the rows of purchases
 * @param requests what they are to be made from
 * @param inserts how they come in
 * @param budgets what is spent
 * @param rates when the next create may be sent
 * @param steps what is to be done next
 * @param transitions how they go from state to state
 * @param timing how long things may take
 * @param backoff when something is tried again
 * @param points moments at which tests stop a process
 */
record Store(
    Database database,
    DatabaseClock clock,
    Purchases purchases,
    Requests requests,
    Inserts inserts,
    Budgets budgets,
    Rates rates,
    Steps steps,
    Transitions transitions,
    Timing timing,
    Backoff backoff,
    Points points) {

  static Store of(
      Database database, DatabaseClock clock, Timing timing, Backoff backoff, Points points) {
    Purchases purchases = new Purchases(database.dialect());
    Requests requests = new Requests(database.dialect());
    Budgets budgets = new Budgets(database, timing);
    Steps steps = new Steps(database.dialect(), clock);
    return new Store(
        database,
        clock,
        purchases,
        requests,
        new Inserts(database, requests, timing),
        budgets,
        new Rates(database),
        steps,
        new Transitions(database, purchases, budgets, steps, timing),
        timing,
        backoff,
        points);
  }
}
