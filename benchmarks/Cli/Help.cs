using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Benchmarks.Display;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary>The parser's help, and what the parser does not know: that two commands take BenchmarkDotNet's options as
/// well, and <c>compare</c> two folders, which it finds itself.</summary>
internal sealed class Help(HelpAction parsers) : SynchronousCommandLineAction
{
    private const string Theirs =
        "  --filter, --job, --envVars, --list and others: docs/benchmarkdotnet.md says what becomes of each.";

    /// <summary>Makes it the help of all commands.</summary>
    public static void Install(RootCommand root)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            // /h and /? are paths as well.
            help.Aliases.Remove("/h");
            help.Aliases.Remove("/?");
            help.Action = new Help((HelpAction)help.Action!);
        }
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var takesTheirs = !command.TreatUnmatchedTokensAsErrors;
        foreach (var shown in command.Subcommands.Append(command))
        {
            // The parser's words about what it leaves to a command are of another kind of program.
            shown.TreatUnmatchedTokensAsErrors = true;
            if (shown.Name == CompareCommand.Name) AddFolders(shown);
        }

        var exitCode = parsers.Invoke(parseResult);
        if (takesTheirs)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("BenchmarkDotNet's options:");
            ConsoleReport.WriteLine(output, Theirs, indent: 2);
            output.WriteLine();
        }

        return exitCode;
    }

    private static void AddFolders(Command compare)
    {
        foreach (var name in (string[])["BASE", "NEW"])
        {
            compare.Arguments.Add(new Argument<string?>(name)
            {
                Arity = ArgumentArity.ZeroOrOne,
                Description = $"A folder that holds a {ResultsFile.Name}.",
            });
        }
    }
}
