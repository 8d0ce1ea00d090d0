using System.IO.Compression;
using System.Xml.Linq;

namespace ConcurrencyCompare.Tests.Packages;

/// <summary>What is in the packages that <c>dotnet pack</c> makes at the root.</summary>
[Collection(MeasuringTests.Name)]
public sealed class PackageTests(PackedSources packed) : IClassFixture<PackedSources>
{
    private const string Models = "ConcurrencyCompare";
    private const string Testing = "ConcurrencyCompare.Testing";
    private const string Templates = "ConcurrencyCompare.Templates";

    public static TheoryData<string> All => [Models, Testing, Templates];

    public static TheoryData<string> Libraries => [Models, Testing];

    [Fact]
    public void Pack_makes_three_packages_and_the_symbols_of_two_and_says_no_warning()
    {
        Assert.Equal(
            [
                $"{Models}.{ClonedSources.Version}.nupkg", $"{Models}.{ClonedSources.Version}.snupkg",
                $"{Templates}.{ClonedSources.Version}.nupkg",
                $"{Testing}.{ClonedSources.Version}.nupkg", $"{Testing}.{ClonedSources.Version}.snupkg",
            ],
            Directory.GetFiles(packed.Packages).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("warning", packed.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(All))]
    public void Package_says_what_it_is_and_where_it_comes_from(string package)
    {
        using var zip = ZipFile.OpenRead(packed.PathOf(package));
        var about = XDocument.Parse(TextOf(zip, package + ".nuspec")).Root!.Elements().Single();
        XElement Get(string name) => about.Elements().Single(element => element.Name.LocalName == name);

        Assert.Equal(package, Get("id").Value);
        Assert.Equal(ClonedSources.Version, Get("version").Value);
        Assert.Equal("MIT", Get("license").Value);
        Assert.Equal(File.ReadAllText(Repository.PathOf("LICENSE")), TextOf(zip, "LICENSE"));
        Assert.Equal("README.md", Get("readme").Value);
        Assert.StartsWith($"# {package}\n", TextOf(zip, "README.md"));
        Assert.Contains("```", TextOf(zip, "README.md"));
        Assert.InRange(Get("description").Value.Length, 40, 200);
        Assert.InRange(Get("tags").Value.Split(' ').Length, 5, 12);
        Assert.Equal(ClonedSources.Remote, (string?)Get("repository").Attribute("url"));
        Assert.Equal(packed.Clone.Commit, (string?)Get("repository").Attribute("commit"));
    }

    [Theory]
    [InlineData(Models, "")]
    [InlineData(Testing, Models + " " + ClonedSources.Version)]
    [InlineData(Templates, "")]
    public void Package_depends_on_what_is_listed_and_no_test_framework(string package, string expected)
    {
        using var zip = ZipFile.OpenRead(packed.PathOf(package));
        var dependencies = XDocument.Parse(TextOf(zip, package + ".nuspec")).Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(element => $"{(string?)element.Attribute("id")} {(string?)element.Attribute("version")}");

        Assert.Equal(expected, string.Join(", ", dependencies));
    }

    [Theory, MemberData(nameof(Libraries))]
    public void Library_comes_with_its_documentation(string package)
    {
        using var zip = ZipFile.OpenRead(packed.PathOf(package));
        var documented = XDocument.Parse(TextOf(zip, $"lib/net10.0/{package}.xml")).Descendants("member")
            .Select(member => (string?)member.Attribute("name")).ToHashSet();
        var types = File.ReadLines(Path.Combine(packed.Clone.Path, "src", package, "PublicAPI.Unshipped.txt"))
            .Where(line => line.StartsWith(Models, StringComparison.Ordinal) && !line.Contains("->"))
            .Where(line => !line.Contains('(') && !line.Contains('<')).ToList();

        Assert.All(types, type => Assert.Contains($"T:{type}", documented));
    }

    [Theory, MemberData(nameof(Libraries))]
    public void Library_and_symbols_are_one_build_whose_sources_debuggers_find(string package)
    {
        using var zip = ZipFile.OpenRead(packed.PathOf(package));
        using var symbolZip = ZipFile.OpenRead(packed.PathOf(package, "snupkg"));
        using var symbols = new PackedSymbols(
            BytesOf(zip, $"lib/net10.0/{package}.dll"), BytesOf(symbolZip, $"lib/net10.0/{package}.pdb"));

        Assert.True(symbols.AreOfTheAssembly);
        Assert.Equal(
            $$$"""{"documents":{"/_/*":"https://raw.githubusercontent.com/somebody/concurrency-compare/{{{packed.Clone.Commit}}}/*"}}""",
            symbols.SourceLink);
        Assert.All(symbols.Documents, document => Assert.True(
            document.IsEmbedded || File.Exists(Path.Combine(packed.Clone.Path, document.Name["/_/".Length..])),
            document.Name));
    }

    /// <summary>Whoever was compiled against a package works with a build of the sources: the assembly's version stays,
    /// and what it is called says which it is.</summary>
    [Theory, MemberData(nameof(Libraries))]
    public void Library_has_the_assembly_version_of_every_build(string package)
    {
        using var zip = ZipFile.OpenRead(packed.PathOf(package));
        using var symbols = new PackedSymbols(BytesOf(zip, $"lib/net10.0/{package}.dll"), []);

        Assert.Equal(new Version(1, 0, 0, 0), symbols.AssemblyVersion);
        Assert.Equal(new Version(1, 0, 0, 0), typeof(IConcurrencyModel).Assembly.GetName().Version);
        Assert.Equal($"{ClonedSources.Version}+{packed.Clone.Commit}", symbols.InformationalVersion);
    }

    [Fact]
    public void Packages_of_one_commit_have_the_same_assemblies_wherever_they_were_packed()
    {
        var other = packed.Clone.Beside("elsewhere/a clone");
        ClonedSources.Git(packed.Clone.Path, "clone", "-q", packed.Clone.Path, other);
        ClonedSources.Git(other, "remote", "set-url", "origin", ClonedSources.Remote);
        var packages = packed.Clone.Beside("elsewhere/packages");

        // With the variable that a build server sets.
        var run = packed.Clone.Run(other, "dotnet", "pack", "-o", packages, "--nologo", "-p:CI=true");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        foreach (var (package, kind, file) in ((string, string, string)[])
            [
                (Models, "nupkg", "dll"), (Models, "snupkg", "pdb"),
                (Testing, "nupkg", "dll"), (Testing, "snupkg", "pdb"),
            ])
        {
            using var first = ZipFile.OpenRead(packed.PathOf(package, kind));
            using var second = ZipFile.OpenRead(Path.Combine(packages, Path.GetFileName(packed.PathOf(package, kind))));
            Assert.Equal(
                BytesOf(first, $"lib/net10.0/{package}.{file}"), BytesOf(second, $"lib/net10.0/{package}.{file}"));
        }
    }

    [Fact]
    public void Version_counts_commits_after_a_tag_and_is_said_where_there_is_no_history()
    {
        var clone = packed.Clone.Beside("later");
        ClonedSources.Git(packed.Clone.Path, "clone", "-q", packed.Clone.Path, clone);
        ClonedSources.Git(clone, "commit", "-q", "--allow-empty", "-m", "one more");
        Assert.Equal("9.8.8-alpha.0.1", VersionOfPack(clone, out _));

        var shallow = packed.Clone.Beside("shallow");
        ClonedSources.Git(packed.Clone.Path, "clone", "-q", "--depth", "1", "file://" + clone, shallow);
        Assert.Equal("0.1.0-alpha.0", VersionOfPack(shallow, out var said));
        Assert.Contains(
            "ConcurrencyCompare is of version 0.1.0-alpha.0, as there is no history of tags here; "
                + "-p:MinVerVersionOverride=1.2.3 says another one.",
            said);

        Directory.Delete(Path.Combine(clone, ".git"), recursive: true);
        Assert.Equal("0.1.0-alpha.0", VersionOfPack(clone, out said));
        Assert.DoesNotContain("warning", said, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("4.5.6", VersionOfPack(clone, out _, "-p:MinVerVersionOverride=4.5.6"));
    }

    private string VersionOfPack(string clone, out string said, params IReadOnlyList<string> options)
    {
        var packages = packed.Clone.Beside("versions");
        if (Directory.Exists(packages)) Directory.Delete(packages, recursive: true);
        var run = packed.Clone.Run(
            clone, "dotnet", ["pack", "src/ConcurrencyCompare", "-o", packages, "--nologo", .. options]);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        said = run.Output;
        var package = Directory.GetFiles(packages, "*.nupkg").Single();
        return Path.GetFileNameWithoutExtension(package)[(Models.Length + 1)..];
    }

    private static byte[] BytesOf(ZipArchive zip, string file)
    {
        using var stream = zip.GetEntry(file)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string TextOf(ZipArchive zip, string file)
    {
        using var reader = new StreamReader(zip.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }
}
