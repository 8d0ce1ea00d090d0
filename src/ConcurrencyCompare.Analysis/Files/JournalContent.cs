using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConcurrencyCompare.Analysis.Checks;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Files;

/// <summary>A case that has ended: measured, or failed.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Setting">The setting in words.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Round">The round's number, from 1.</param>
internal sealed record JournalLine(string Scenario, string Setting, string Model, int Round)
{
    /// <summary>What was measured; <see langword="null"/> when it failed.</summary>
    public RoundResult? Result { get; init; }

    /// <summary>Why it failed, in a line; <see langword="null"/> when it was measured.</summary>
    public string? Failure { get; init; }

    internal static byte[] ToBytes<T>(T line) => Encoding.UTF8.GetBytes(JsonText.Write(line, isIndented: false) + "\n");
}

/// <summary>What a <see cref="RunJournal"/> holds.</summary>
/// <param name="Start">The run before anything of the journal was measured.</param>
/// <param name="Lines">The cases that have ended since then, in the order of the run.</param>
/// <param name="IsTorn">Whether the last line was cut off, and is left out: the run ended while it was written.</param>
internal sealed record JournalContent(RunResults Start, IReadOnlyList<JournalLine> Lines, bool IsTorn)
{
    internal static JournalContent Of(string path, byte[] bytes)
    {
        var texts = Encoding.UTF8.GetString(bytes).Split('\n');
        // What is behind the last line's end: nothing, unless that is the line that was cut off.
        if (texts[^1].Length == 0) texts = texts[..^1];
        if (texts.Length == 0) throw new FormatException($"{path} is not the journal of a run: it is empty.");

        var start = StartIn(path, texts[0]);
        var planned = start.Cases.Select(measured => (measured.Scenario, measured.Setting, measured.Model)).ToHashSet();
        var lines = new List<JournalLine>();
        for (var place = 1; place < texts.Length; place++)
        {
            JournalLine line;
            try
            {
                line = Parse<JournalLine>(texts[place]);
            }
            catch (FormatException) when (place == texts.Length - 1)
            {
                return new JournalContent(start, lines, IsTorn: true);
            }
            catch (FormatException wrong)
            {
                throw Damaged(path, place, wrong);
            }

            try
            {
                Require(line, start.Settings.Rounds, planned);
            }
            catch (FormatException wrong)
            {
                throw Damaged(path, place, wrong);
            }

            lines.Add(line);
        }

        return new JournalContent(start, lines, IsTorn: false);
    }

    private static RunResults StartIn(string path, string text)
    {
        try
        {
            // A newer version may differ in anything, so what the file is comes before what it holds.
            var kind = Parse<JournalKind>(text);
            Check.Require(kind.Format == JournalHeader.FormatName, "format", $"is not '{JournalHeader.FormatName}'");
            Check.Require(
                kind.Version is >= 1 and <= RunResults.CurrentVersion, "version",
                $"is {kind.Version}, and this program reads up to {RunResults.CurrentVersion}");
            var start = Parse<JournalHeader>(text).Run;
            Check.Require(start.Format == RunResults.FormatName, "run.format", $"is not '{RunResults.FormatName}'");
            Check.Require(
                start.Version == RunResults.CurrentVersion, "run.version", $"is not {RunResults.CurrentVersion}");
            ResultsCheck.Require(start);
            return start;
        }
        catch (FormatException wrong)
        {
            throw Damaged(path, place: 0, wrong);
        }
    }

    private static void Require(JournalLine line, int rounds, HashSet<(string, string, string)> planned)
    {
        Check.Require(
            planned.Contains((line.Scenario, line.Setting, line.Model)), "model",
            $"{line.Model} in {line.Scenario}, '{line.Setting}' is no case of this run");
        RoundCheck.Number(line.Round, rounds, "round");
        Check.Require(line.Result is null != line.Failure is null, "result", "must be there, or a failure");
        if (line.Result is not { } result) return;

        RoundCheck.Require(result, rounds, "result");
        Check.Require(result.Round == line.Round, "result.round", $"must be {line.Round}, as outside");
    }

    private static T Parse<T>(string text)
        where T : class
    {
        try
        {
            return JsonText.Read<T>(text) ?? throw new FormatException("it is null.");
        }
        catch (JsonException broken)
        {
            var place = JsonText.PlaceOf(broken);
            throw new FormatException((place.Length == 0 ? "" : place + ": ") + JsonText.Reason(broken), broken);
        }
    }

    private static FormatException Damaged(string path, int place, FormatException wrong) =>
        new(JsonText.OnOneLine($"{path} is damaged in line {place + 1}: {wrong.Message}"), wrong);

    private sealed record JournalKind(string? Format = null, int? Version = null);
}

/// <summary>The first line of a journal.</summary>
/// <param name="Run">The run before anything of the journal was measured.</param>
internal sealed record JournalHeader(RunResults Run)
{
    public const string FormatName = "concurrency-compare/journal";

    [JsonPropertyOrder(-2)]
    public string Format { get; init; } = FormatName;

    [JsonPropertyOrder(-1)]
    public int Version { get; init; } = RunResults.CurrentVersion;
}
