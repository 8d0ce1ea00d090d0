using ConcurrencyCompare.Tests.Scheduling;
using CsCheck;

namespace ConcurrencyCompare.Tests.Properties;

/// <summary>What RingBufferTests checks over long runs, over many short ones: a failure comes with its few
/// calls.</summary>
public class RingBufferProperties
{
    [Fact]
    public void RingBuffer_does_what_a_queue_does_for_any_calls() =>
        Gen.Bool.Array[0, 100].Sample(RingBufferTests.AssertDoesWhatAQueueDoes, iter: 2_000, threads: 1);
}
