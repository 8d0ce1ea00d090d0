using System.Globalization;
using ConcurrencyCompare.Testing.Probes;

namespace ConcurrencyCompare.Testing.Checks;

/// <summary>Says what was expected and what happened, where that differs.</summary>
internal static class Expect
{
    /// <summary>Expects something to hold.</summary>
    /// <exception cref="ContractViolationException">It does not.</exception>
    public static void That(bool holds, string expected, string happened)
    {
        if (!holds) throw new ContractViolationException($"expected {expected}; {happened}");
    }

    /// <summary>Expects so many of something.</summary>
    /// <exception cref="ContractViolationException">There were more or less.</exception>
    public static void Equal(int expected, int number, string noun, string rest) =>
        That(expected == number, $"{Words.Count(expected, noun)} {rest}", Words.There(number));

    /// <summary>Expects so many of something, or less.</summary>
    /// <exception cref="ContractViolationException">There were more.</exception>
    public static void AtMost(int most, int number, string noun, string rest) => That(
        number <= most, $"{(most == 0 ? "" : "at most ")}{Words.Count(most, noun)} {rest}", Words.There(number));

    /// <summary>Expects all consumers to be told of the end so often: once, or never in a run that has none.</summary>
    /// <exception cref="ContractViolationException">One was not.</exception>
    public static void Told<T>(IReadOnlyList<TestConsumer<T>> consumers, int least, int most)
    {
        for (var i = 0; i < consumers.Count; i++)
        {
            var told = consumers[i].Completions;
            That(
                least <= told && told <= most,
                most == 0 ? "no consumer to be told of the end"
                    : $"each consumer to be told of the end {(least < most ? "at most once" : "once")}",
                string.Create(CultureInfo.InvariantCulture, $"consumer {i + 1} was told {Words.Times(told)}"));
        }
    }

    /// <summary>Expects that only threads of the pool are left of those that called.</summary>
    /// <exception cref="ContractViolationException">One is left that the model started.</exception>
    public static void NoThreadIsLeft<T>(
        IEnumerable<TestProducer<T>> producers, IEnumerable<TestConsumer<T>> consumers)
    {
        var logs = producers.Select(producer => producer.Calls).Concat(consumers.Select(consumer => consumer.Calls));
        That(
            !logs.SelectMany(log => log.ThreadsOfTheirOwn).Any(thread => thread.IsAlive),
            "no thread to be left after Run", "one is alive");
    }

    /// <summary>Runs something to its end: what came out is for the caller to look at.</summary>
    /// <returns>The exception; <see langword="null"/> if there was none.</returns>
    /// <exception cref="ContractViolationException">A producer or consumer saw a violation.</exception>
    public static Exception? Outcome(Action run)
    {
        try
        {
            run();
            return null;
        }
#pragma warning disable CA1031 // It is looked at by the caller.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return ViolationIn(thrown) is { } violation ? throw violation : thrown;
        }
    }

    /// <summary>Expects an exception of a type, or of one that is derived from it.</summary>
    /// <exception cref="ContractViolationException">Another one came out of the run, or none.</exception>
    public static TException Throws<TException>(Action run)
        where TException : Exception
    {
        var thrown = Outcome(run);
        That(thrown is TException, $"{typeof(TException).Name} from Run", CameOut(thrown));
        return (TException)thrown!;
    }

    /// <summary>Expects an exception as itself.</summary>
    /// <exception cref="ContractViolationException">Another one came out of the run, or none.</exception>
    public static void ThrowsItself(Exception failure, Action run)
    {
        var thrown = Outcome(run);
        That(ReferenceEquals(failure, thrown), "the exception of a producer or consumer as itself", CameOut(thrown));
    }

    /// <summary>What was found inside of a run comes out of it, as itself or in what the model made of it.</summary>
    public static ContractViolationException? ViolationIn(Exception? thrown) => thrown switch
    {
        null => null,
        ContractViolationException violation => violation,
        AggregateException several =>
            several.InnerExceptions.Select(ViolationIn).FirstOrDefault(one => one is not null),
        _ => ViolationIn(thrown.InnerException),
    };

    private static string CameOut(Exception? thrown) =>
        thrown is null ? "Run returned" : $"{Words.Exception(thrown)} came out of Run";
}
