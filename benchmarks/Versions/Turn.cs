using System.Globalization;
using ConcurrencyCompare.Benchmarks.Display;

namespace ConcurrencyCompare.Benchmarks.Versions;

/// <summary>What a run is about to measure; in a measurement in turns it waits for its turn to do that.</summary>
/// <inheritdoc cref="Progress"/>
/// <remarks>
/// A turn is asked for on standard output, in a line such as
/// <c>in-turns 5f0c 3/20 17/320 round-trip, capacity 1: threads</c>. <c>5f0c</c> names the measurement, so that nothing
/// else that a run prints is taken for it. The answer is a line on standard input; its end instead of a line means that
/// the run has to end. Two versions of the suite talk to each other in this way, so what the line says now it has to
/// say for good.
/// </remarks>
internal sealed record Turn(int Round, int Rounds, int Place, int Places, string Name)
    : Progress(Round, Rounds, Place, Places, Name)
{
    /// <summary>The command that can wait for its turn.</summary>
    public const string Command = "benchmarks";

    /// <summary>The option that makes it wait.</summary>
    public const string Option = "--in-turns";

    private const string Prefix = "in-turns ";

    /// <summary>Reads what a run printed; <see langword="null"/> when it asks for no turn of that
    /// measurement.</summary>
    public static Turn? Parse(string line, string measurement)
    {
        var start = $"{Prefix}{measurement} ";
        return line.StartsWith(start, StringComparison.Ordinal)
            && line[start.Length..].Split(' ', 3) is [var inRounds, var inPlaces, var name]
            && ParseNumbers(inRounds) is (var round, var rounds)
            && ParseNumbers(inPlaces) is (var place, var places)
                ? new Turn(round, rounds, place, places, name)
                : null;
    }

    public string ToLine(string measurement) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{measurement} {Round}/{Rounds} {Place}/{Places} {Name}");

    /// <summary>Asks for the turn, and waits for it.</summary>
    /// <param name="measurement">The measurement's name.</param>
    /// <param name="input">Where the answer comes from.</param>
    /// <param name="output">Where to ask.</param>
    /// <exception cref="OperationCanceledException">The run has to end.</exception>
    public void Await(string measurement, TextReader input, TextWriter output)
    {
        output.WriteLine(ToLine(measurement));
        output.Flush();
        if (input.ReadLine() is null) throw new OperationCanceledException();
    }

    private static (int Number, int Of)? ParseNumbers(string text) =>
        text.Split('/') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            ? (number, of)
            : null;
}
