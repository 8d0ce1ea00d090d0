using System.Globalization;
using System.Text;
using ConcurrencyCompare.Analysis.Results;
using HdrHistogram;

namespace ConcurrencyCompare.Analysis.Files;

/// <summary>Writes all latency histograms of a run as <c>histograms.hlog</c>, in HdrHistogram's own log
/// format.</summary>
/// <remarks>Other people's tools read it: https://github.com/HdrHistogram/HistogramLogAnalyzer and others.</remarks>
internal static class HistogramLog
{
    /// <summary>The file's name.</summary>
    public const string Name = "histograms.hlog";

    /// <summary>Writes the file as a whole or not at all; where a run has no histograms, there is no file after
    /// it.</summary>
    /// <param name="directory">An existing directory.</param>
    /// <param name="results">The run; the same results give the same bytes.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static void Write(string directory, RunResults results)
    {
        if (!results.Cases.Any(measured => measured.Rounds.Any(round => round.Latency is not null)))
        {
            // That of an earlier run would pass for this one's.
            WholeFile.Delete(Path.Combine(directory, Name));
            return;
        }

        var text = TextOf(results.Settings.StartedUtc.UtcDateTime, HistogramsOf(results));
        WholeFile.Write(Path.Combine(directory, Name), text.ReplaceLineEndings("\n"));
    }

    // The library writes numbers as the thread's culture has them, and in UTF-16 behind a byte order mark. The format
    // has points, and the tools of other languages read UTF-8, which the file then gets.
    private static string TextOf(DateTime started, IEnumerable<HistogramBase> histograms)
    {
        using var stream = new MemoryStream();
        var usual = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            using var writer = new HistogramLogWriter(stream);
            writer.Write(started);
            // One by one: each has a quarter of a megabyte of counters.
            foreach (var histogram in histograms) writer.Append(histogram);
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }

        stream.Position = 0;
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    /// <summary>The tag of a case's round: <c>latency;rate=10000/s;threads;round=1</c>. The format allows neither
    /// commas nor spaces in it.</summary>
    public static string TagOf(CaseResult measured, int round)
    {
        var parameters = measured.Parameters.Select(parameter => $"{parameter.Key}={parameter.Value}");
        var tag = string.Join(';', [measured.Scenario, .. parameters, measured.Model, $"round={round}"]);
        return string.Concat(
            tag.Select(character => character == ',' || char.IsWhiteSpace(character) ? '_' : character));
    }

    private static IEnumerable<HistogramBase> HistogramsOf(RunResults results)
    {
        // When a single process ran is not in the results; the order of the lines is that of the cases.
        var started = results.Settings.StartedUtc.ToUnixTimeMilliseconds();
        foreach (var measured in results.Cases)
        {
            foreach (var round in measured.Rounds)
            {
                if (round.Latency is not { } latency) continue;

                var histogram = latency.Decode();
                histogram.Tag = TagOf(measured, round.Round);
                histogram.StartTimeStamp = started;
                histogram.EndTimeStamp = started;
                yield return histogram;
            }
        }
    }
}
