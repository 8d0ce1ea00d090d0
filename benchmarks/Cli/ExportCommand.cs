using System.CommandLine;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Files;
using ConcurrencyCompare.Reports.Files;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary><c>export</c>: a run in a format that other people's tools take.</summary>
internal static class ExportCommand
{
    private static readonly (string Name, Func<RunResults, string> Render)[] Formats =
        [("github-action-benchmark", GitHubActionBenchmark.Render), ("openmetrics", OpenMetrics.Render)];

    private static readonly Argument<string> Run =
        new Argument<string>("RUN") { Description = $"A folder that holds a {ResultsFile.Name}." }.OfPaths();

    private static readonly Option<string> Format = Options.Text(
        "--format", $"The format: {string.Join(" or ", Formats.Select(format => format.Name))}.");

    private static readonly Option<string> Output = Options.Path(
        "--output", "The file; - or nothing is standard output.");

    public static Command Create()
    {
        Format.Required = true;
        var command = new Command("export", "Writes centres and intervals of a run in a format that other tools take.")
        {
            Run, Format, Output,
        };
        command.SetAction(parsed =>
        {
            var format = Choice.One("format", parsed.GetRequiredValue(Format), Formats, format => format.Name);
            var text = format.Render(ResultsFolder.Read(parsed.GetRequiredValue(Run)));
            if (parsed.GetValue(Output) is { } path && !OutputFile.IsStandardOutput(path)) OutputFile.Write(path, text);
            else parsed.InvocationConfiguration.Output.Write(text);
            return ExitCode.Success;
        });
        return command;
    }
}
