using System.CommandLine;
using ConcurrencyCompare.Benchmarks.Brokers;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Contestants.Peers;
using ConcurrencyCompare.Benchmarks.Contestants.Processes;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary>The options that give a run a broker, and with it the contestants that need one.</summary>
internal static class BrokerOptions
{
    private static readonly Option<bool> Start = new("--with-broker")
    {
        Description = "Measures redis as well, at a server that is started for the run and ended with it: "
            + $"{RedisServer.Program} {RedisProbe.Oldest} or newer.",
    };

    private static readonly Option<(string Host, int Port)?> Use = new("--broker")
    {
        Description = "Measures redis as well, at a server that runs, such as localhost:6379; its password, if it has "
            + $"one, is taken from {BrokerAddress.PasswordVariable}.",
        CustomParser = result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
            if (BrokerAddress.Parse(text) is { } found) return found;

            result.AddError($"--broker takes host:port, such as localhost:6379, not '{text}'.");
            return null;
        },
    };

    private static readonly Option<bool> Processes = new("--processes")
    {
        Description = $"With a broker, measures {RedisProcessesModel.Name} as well: every producer and consumer is a "
            + "process.",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Option> All { get; } = [Start, Use, Processes];

    /// <summary>Whether the run is to have a broker.</summary>
    public static bool AreGiven(ParseResult parsed) => parsed.GetValue(Start) || parsed.GetValue(Use) is not null;

    /// <summary>With those that need a broker, where there is one.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="models">The names of those that are asked for.</param>
    public static IReadOnlyList<string> WithThoseAtABroker(ParseResult parsed, IReadOnlyList<string> models) =>
        AreGiven(parsed)
            ? [.. Contestant.Names.Where(name => models.Contains(name) || name == RedisModel.Name
                || (name == RedisProcessesModel.Name && parsed.GetValue(Processes)))]
            : models;

    /// <summary>Looks at what may be wrong.</summary>
    /// <exception cref="UsageException">A model needs a broker, and there is none, or there are two.</exception>
    /// <exception cref="BrokerException">The broker cannot be used.</exception>
    public static void Require(ParseResult parsed, IReadOnlyList<string> models)
    {
        if (parsed.GetValue(Start) && parsed.GetValue(Use) is not null)
            throw new UsageException($"{Start.Name} starts a broker, and {Use.Name} uses one: leave one of them out.");
        if (!AreGiven(parsed) && parsed.GetValue(Processes))
            throw new UsageException($"{Processes.Name} needs a broker: {Start.Name}, or {Use.Name} host:port.");
        if (!AreGiven(parsed) && models.FirstOrDefault(Contestant.NeedsBroker) is { } model)
        {
            throw new UsageException(
                $"{model} needs a broker: {Start.Name} starts one for the run, {Use.Name} host:port uses one that "
                    + "runs.");
        }

        if (parsed.GetValue(Start)) RedisServer.RequireProgram();
        if (parsed.GetValue(Use) is var (host, port)) Broker.Look(host, port);
    }

    /// <summary>Starts the broker or connects to it; <see langword="null"/> where none is asked for.</summary>
    /// <exception cref="BrokerException">It cannot be used.</exception>
    public static Broker? Open(ParseResult parsed)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (parsed.GetValue(Start)) return Broker.Start(error);
        return parsed.GetValue(Use) is var (host, port) ? Broker.Use(host, port, error) : null;
    }
}
