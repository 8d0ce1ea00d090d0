using System.Xml.Linq;

namespace ConcurrencyCompare.Tests.Packages;

/// <summary>docs/adding-a-model.md, followed: from packages in a folder to a row in a report.</summary>
[Collection(MeasuringTests.Name)]
public sealed class AddingAModelTests(FollowedDocument followed) : IClassFixture<FollowedDocument>
{
    [Fact]
    public void Document_leads_from_nothing_to_a_row_in_a_report()
    {
        Assert.Equal(4, followed.Blocks("sh").Count());

        var results = ResultsFile.Read(followed.Clone.Beside("results"));
        Assert.Contains(results.Cases, measured => measured.Model == "ring" && measured.Rounds.Count > 0);
        Assert.Equal("Queue<T> under one lock", results.Manifest.Single(entry => entry.Model == "ring").Queue);
        Assert.Contains("| ring |", File.ReadAllText(followed.Clone.Beside("results/report.md")));
    }

    [Fact]
    public void Document_shows_what_the_test_of_a_broken_rule_says()
    {
        var shown = followed.Blocks("text").Single().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.All(shown, line => Assert.Contains(line, followed.Output));
        Assert.Contains("Test run summary: Passed!", followed.Output);
        Assert.Contains("Test run summary: Failed!", followed.Output);
    }

    /// <summary>What the project got came out of the folder, and nothing that lay elsewhere.</summary>
    [Fact]
    public void Project_takes_the_packages_that_were_made_here()
    {
        foreach (var package in (string[])["concurrencycompare", "concurrencycompare.testing"])
            Assert.True(Directory.Exists(followed.Clone.Beside($"restored/{package}/{ClonedSources.Version}")));
        Assert.Contains(
            $"<add key=\"concurrency-compare\" value=\"{followed.Clone.Beside("packages")}\" />",
            File.ReadAllText(followed.Clone.Beside("Ring/nuget.config")));
    }

    /// <summary>The models' README is a program; that of the contract one as well, and a test beside the
    /// template's.</summary>
    [Fact]
    public void Examples_in_the_readmes_of_packages_run()
    {
        var models = ExamplesOf("ConcurrencyCompare").Single();
        Assert.Equal(
            string.Concat(Enumerable.Range(0, 10).Select(item => $"{item}\n")) + "done\n", OutputOf("count", models));

        var contract = ExamplesOf("ConcurrencyCompare.Testing").ToList();
        Assert.Equal(2, contract.Count);
        Assert.Equal("All rules are kept.\n", OutputOf("check", contract[0]));

        var test = followed.Clone.Beside("Ring/Ring.Tests/ExampleTests.cs");
        File.WriteAllText(
            test,
            "using ConcurrencyCompare.Testing;\nusing Xunit;\nusing MyModel = RingModels.RingModel;\n" + contract[1]);
        var folder = Path.GetDirectoryName(test)!;
        var run = followed.Clone.Run(folder, "dotnet", "run", "--", "-class", "MyModelContract");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Matches(@"Total: 2\d\d, Errors: 0, Failed: 0, Skipped: \d+,", run.Output);
    }

    [Theory]
    [InlineData("my-fancy.ring 2", "My_fancy_ring_2Model", "my-fancy-ring-2", true)]
    [InlineData("Monitor", "MonitorModel", "monitor", true)]
    [InlineData("9Lives", "Model9LivesModel", "model-9-lives", false)]
    [InlineData("MyModel", "MyModel", "my-model", false)]
    [InlineData("R&D", "R_DModel", "r-d", true)]
    [InlineData("Über", "_berModel", "model-ber", false)]
    [InlineData(
        "TheLongestNameThatAnybodyEverGaveToAQueueOfTheirs", "TheLongestNameThatAnybodyEverGaveToAQueueOfTheirsModel",
        "the-longest-name-that-anybody-ever-gave", false)]
    public void Template_makes_a_project_of_any_name(
        string name, string expectedClass, string expectedKey, bool isBuilt)
    {
        var feed = followed.Clone.Beside("packages & more");
        if (!Directory.Exists(feed)) Directory.CreateSymbolicLink(feed, followed.Clone.Beside("packages"));

        var made = followed.Clone.Run(
            followed.Clone.Beside("."), "dotnet", "new", "concurrency-model", "-n", name, "--feed", feed);
        Assert.True(made.ExitCode == 0, made.Output + made.Error);

        var folder = followed.Clone.Beside(name);
        var model = File.ReadAllText(Path.Combine(folder, name, expectedClass + ".cs"));
        Assert.Contains($"public sealed class {expectedClass} : IConcurrencyModel", model);
        Assert.Contains($"Name = \"{expectedKey}\",", model);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText),
            text => text.Contains("TheProject") || text.Contains("THE_PROJECT") || text.Contains("_VERSION")
                || text.Contains("FOLDER_OF"));
        var sources = XDocument.Load(Path.Combine(folder, "nuget.config"));
        Assert.Equal(feed, (string?)sources.Descendants("add").First().Attribute("value"));
        if (!isBuilt) return;

        var built = followed.Clone.Run(folder, "dotnet", "build", "--nologo");
        Assert.True(built.ExitCode == 0, built.Output + built.Error);
        Assert.Contains("0 Warning(s)", built.Output);
    }

    [Fact]
    public void Template_without_a_feed_leaves_the_sources_of_packages_alone()
    {
        var made = followed.Clone.Run(followed.Clone.Beside("."), "dotnet", "new", "concurrency-model", "-n", "Plain");

        Assert.True(made.ExitCode == 0, made.Output + made.Error);
        Assert.False(File.Exists(followed.Clone.Beside("Plain/nuget.config")));
    }

    private static IEnumerable<string> ExamplesOf(string package) => FollowedDocument.BlocksOf(
        File.ReadAllText(Repository.PathOf("src", package, "README.md")), "csharp");

    /// <summary>Runs a program that knows the packages, and the template's model by the name that readmes
    /// use.</summary>
    private string OutputOf(string name, string program)
    {
        var folder = Directory.CreateDirectory(followed.Clone.Beside(name)).FullName;
        File.Copy(followed.Clone.Beside("Ring/nuget.config"), Path.Combine(folder, "nuget.config"));
        File.WriteAllText(
            Path.Combine(folder, name + ".csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ConcurrencyCompare.Testing" Version="{ClonedSources.Version}" />
                <ProjectReference Include="../Ring/Ring/Ring.csproj" />
                <Using Include="RingModels.RingModel" Alias="MyModel" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        var run = followed.Clone.Run(folder, "dotnet", "run");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run.Output;
    }
}
