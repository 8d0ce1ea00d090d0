using System.Xml.Linq;

namespace ConcurrencyCompare.Tests.Architecture;

/// <summary>An item flows in one direction, and so do references: between projects, and between folders of
/// each.</summary>
public class ArchitectureTests
{
    /// <summary>What a folder may know, each only of those above it. A project's root is what all of its folders share;
    /// where that knows folders itself, the last line says which.</summary>
    public static TheoryData<string, string> Allowed => new()
    {
        {
            "src/ConcurrencyCompare",
            """
            Scheduling:
            Models/Callbacks: Scheduling
            Models/Iterators: Scheduling
            Models/Threads: Scheduling
            (root): Models/Callbacks, Models/Iterators, Models/Threads
            """
        },
        {
            "src/ConcurrencyCompare.Testing",
            """
            Probes:
            Checks: Probes
            (root): Checks
            """
        },
        {
            "src/ConcurrencyCompare.Analysis",
            """
            Results:
            Estimating: Results
            Verdicts: Results, Estimating
            Curves: Results, Estimating, Verdicts
            Checks: Results
            Files: Results, Checks
            Comparing: Results, Estimating, Verdicts, Files
            Diagnostics: Results, Estimating, Verdicts
            Validity: Results, Estimating, Verdicts
            History: Results, Estimating, Verdicts, Checks, Files, Comparing
            Surprises: Results, Estimating, Verdicts
            Judging: Results, Estimating, Verdicts, Curves, Comparing, Diagnostics, Validity, Surprises
            """
        },
        {
            "src/ConcurrencyCompare.Reports",
            """
            Documents:
            Words: Documents
            Advising: Documents, Words
            Charts: Documents, Words
            History: Documents, Words, Charts
            Html: Documents, Charts
            Markdown: Documents, Words
            Tables: Documents, Words
            Comparing: Documents, Words, Tables
            Runs: Documents, Words, Advising, Charts, History, Tables
            Files: Documents, Words, History, Html, Markdown, Runs
            """
        },
        {
            "benchmarks",
            """
            Display:
            Errors:
            Files: Display, Errors
            Machine:
            Brokers:
            Workloads:
            Contestants: Errors, Brokers, Workloads
            MeasuredProcess: Machine, Workloads
            Toolchains: Errors, Machine, MeasuredProcess
            Scenarios: Machine, Workloads, Contestants, MeasuredProcess
            Plan: Display, Errors, Machine, Contestants, MeasuredProcess, Toolchains, Scenarios
            Versions: Display, Errors, Files, Workloads, Toolchains
            Plugins: Errors, Workloads, Contestants, Toolchains, Scenarios, Versions
            Run: Display, Errors, Machine, Workloads, Contestants, MeasuredProcess, Toolchains, Scenarios, Plan, Versions, Plugins
            Cli: Display, Errors, Files, Machine, Brokers, Workloads, Contestants, Scenarios, Plan, Versions, Plugins, Run
            (root): Display, Cli
            """
        },
    };

    [Theory, MemberData(nameof(Allowed))]
    public void Folders_know_what_is_listed_and_nothing_else(string project, string allowed)
    {
        var known = Rooms.Of(Repository.PathOf(project));

        Assert.True(known.Count > 1, "no folders were found");
        Assert.Equal(
            Lines(allowed).Order(StringComparer.Ordinal),
            known.Select(room => $"{room.Key}: {string.Join(", ", Sorted(room.Value))}".TrimEnd(' '))
                .Order(StringComparer.Ordinal));

        IEnumerable<string> Sorted(IEnumerable<string> names)
        {
            var order = Lines(allowed).Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]).ToList();
            return names.OrderBy(name => order.IndexOf(name));
        }
    }

    [Theory, MemberData(nameof(Allowed))]
    public void Listed_folders_know_only_those_above_them(string project, string allowed)
    {
        var above = new HashSet<string>();
        foreach (var line in Lines(allowed))
        {
            var (room, knows) = line.Split(':') is [var name, var others]
                ? (name, others) : throw new FormatException(line);
            Assert.AllIfAny(
                Names(knows, ','),
                other => Assert.True(above.Contains(other), $"{project}: {room} knows {other}, which stands below it"));
            above.Add(room);
        }
    }

    [Theory]
    [InlineData("src/ConcurrencyCompare/ConcurrencyCompare.csproj", "")]
    [InlineData("src/ConcurrencyCompare.Testing/ConcurrencyCompare.Testing.csproj", "ConcurrencyCompare")]
    [InlineData("src/ConcurrencyCompare.Analysis/ConcurrencyCompare.Analysis.csproj", "")]
    [InlineData("src/ConcurrencyCompare.Reports/ConcurrencyCompare.Reports.csproj", "ConcurrencyCompare.Analysis")]
    [InlineData(
        "benchmarks/ConcurrencyCompare.Benchmarks.csproj",
        "ConcurrencyCompare, ConcurrencyCompare.Testing, ConcurrencyCompare.Analysis, ConcurrencyCompare.Reports")]
    public void Projects_reference_what_is_listed_and_nothing_else(string project, string allowed) => Assert.Equal(
        allowed,
        string.Join(", ", XDocument.Load(Repository.PathOf(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!))));

    /// <summary>The house of a stranger: each way in which a file may know another folder is seen.</summary>
    [Theory]
    [InlineData("using House.Attic;\nnamespace House.Cellar;", "Attic")]
    [InlineData("using static House.Attic.Roof;\nnamespace House.Cellar;", "Attic")]
    [InlineData("using Top = House.Attic.Roof;\nnamespace House.Cellar;", "Attic")]
    [InlineData("namespace House.Cellar;\nclass Door { object Of() => Attic.Roof.Tile; }", "Attic")]
    [InlineData("namespace House.Cellar;\n// Attic.Roof\nclass Door { string Of() => \"Attic.Roof\"; }", "")]
    [InlineData("namespace House.Cellar;\nclass Door { object Of() => this.Attic.Roof; }", "")]
    public void Of_sees_what_a_file_knows(string file, string knows)
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory.File("House.csproj"), "<Project><PropertyGroup /></Project>");
        File.WriteAllText(directory.File("Door.cs"), file);
        File.WriteAllText(directory.File("Roof.cs"), "namespace House.Attic;");

        Assert.Equal(knows, string.Join(", ", Rooms.Of(directory.Path)["Cellar"]));
    }

    private static string[] Lines(string text) => Names(text, '\n');

    private static string[] Names(string text, char between) =>
        text.Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
