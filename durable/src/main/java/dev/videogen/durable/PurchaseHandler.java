package dev.videogen.durable;

/**
 * What an app does once a purchase has ended. Each method is called at least once for each purchase
 * that ends so, by whichever node comes to it: a node that is killed between a call and the note of
 * it leaves a second call to another. {@link Purchase#id()} is the same in all of them, by which an
 * app tells the second from the first.
 *
 * <p>What throws is called again, ever later, and in the end parked ({@link
 * DurableVideos#parked()}).
 *
 * <p>Called by several threads at once, each with another purchase.
 */
public interface PurchaseHandler {

  /**
   * The videos are saved.
   *
   * @param purchase with its job, files and cost
   * @throws Exception if it is to be told again
   */
  default void onCompleted(Purchase purchase) throws Exception {}

  /**
   * There will be no video: no job was created, or it ended without one.
   *
   * @param purchase with the reason; its {@link Purchase#billed()} says whether it is charged for
   * @throws Exception if it is to be told again
   */
  default void onFailed(Purchase purchase) throws Exception {}

  /**
   * It is not known whether there is a job, and it will not be sent again. It may settle later, if
   * the vendor's list shows the job; else a person does, by {@link DurableVideos#dismiss} or {@link
   * DurableVideos#adopt}.
   *
   * @param purchase with the reason and the jobs that may be it
   * @throws Exception if it is to be told again
   */
  default void onUncertain(Purchase purchase) throws Exception {}
}
