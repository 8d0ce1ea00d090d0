using System.CommandLine;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Scenarios;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary><c>list</c>: what can be measured, a line each.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var command = new Command("list", "Shows models, scenarios and profiles, a line each.") { PluginOption.Option };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            Print(output, "models", Contestant.All.Select(model => (model.Info.Name, model.Info.Description)));
            Print(output, "scenarios", Scenario.WithPlugins.Select(scenario => (scenario.Name, scenario.Question)));
            if (Plugin.AllWorks.Count > 0)
                Print(output, "works", Plugin.AllWorks.Select(work => (work.Name, work.Description)));
            Print(output, "profiles", Profile.All.Select(profile => (profile.Name, profile.Description)));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Print(TextWriter output, string kind, IEnumerable<(string Name, string Text)> lines)
    {
        var all = lines.ToList();
        var indent = all.Max(line => line.Name.Length) + 2;
        output.WriteLine(kind);
        foreach (var (name, text) in all)
            ConsoleReport.WriteLine(output, $"  {name.PadRight(indent)}{text}", 2 + indent);
    }
}
