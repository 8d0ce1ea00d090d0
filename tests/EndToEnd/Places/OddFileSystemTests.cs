using System.Diagnostics;
using System.Runtime.Versioning;

namespace ConcurrencyCompare.Tests.Places;

/// <summary>Real file systems that cannot be written or are full, and a real second user. Mounts are made in a
/// namespace of their own, which ends with the shell that made it.</summary>
[Collection(MeasuringTests.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class OddFileSystemTests : IDisposable
{
    private const string Small = "--profile smoke --scenarios round-trip --models callbacks --rounds 2";

    /// <summary>Nobody, by number: the name differs from system to system.</summary>
    private const int Nobody = 65534;

    private readonly TemporaryDirectory _directory = new();

    public OddFileSystemTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have other mounts and users.");
        Directory.CreateDirectory(Place);
    }

    private static string Build => AppContext.BaseDirectory.TrimEnd('/');

    private static string Application => $"dotnet '{Build}/ConcurrencyCompare.Benchmarks.dll'";

    /// <summary>Where something is mounted.</summary>
    private string Place => _directory.File("place");

    private string Results => _directory.File("results");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_build_on_a_file_system_that_cannot_be_written_measures()
    {
        var run = Mounted(
            $"""
            mount --bind '{Build}' '{Place}' && mount -o remount,ro,bind '{Place}' || exit 99
            exec dotnet '{Place}/ConcurrencyCompare.Benchmarks.dll' {Small} --output '{Results}'
            """);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains(ResultsFile.Read(Results).Cases, measured => measured.Rounds.Count == 2);
    }

    [Theory]
    [InlineData("RUN --output PLACE/new", "results cannot be written to 'PLACE/new': Read-only file system")]
    [InlineData("RUN --output PLACE/run", "results cannot be written to 'PLACE/run': Read-only file system")]
    [InlineData("report PLACE/run", "results cannot be written to 'PLACE/run': Read-only file system")]
    [InlineData(
        "report PLACE/run PLACE/run --output PLACE/new",
        "results cannot be written to 'PLACE/new': Read-only file system")]
    [InlineData(
        "compare PLACE/run PLACE/run --output PLACE/new",
        "results cannot be written to 'PLACE/new': Read-only file system")]
    [InlineData("publish PLACE/run --site PLACE/new", "'PLACE/new' cannot be written: Read-only file system")]
    [InlineData("publish PLACE/run --site PLACE/run", "'PLACE/run' cannot be written: Read-only file system")]
    [InlineData(
        "export PLACE/run --format openmetrics --output PLACE/new",
        "'PLACE/new' cannot be written: Read-only file system")]
    public void A_file_system_that_cannot_be_written_is_said_in_a_line(string arguments, string expected)
    {
        var run = _directory.Folder("run", SampleResults.Create());

        var said = Mounted(
            $"""
            mount -t tmpfs tmpfs '{Place}' && cp -r '{run}' '{Place}/run' && mount -o remount,ro '{Place}' || exit 99
            exec {Application} {arguments.Replace("RUN", Small, StringComparison.Ordinal).Replace("PLACE", Place, StringComparison.Ordinal)}
            """);

        Assert.Equal(2, said.ExitCode);
        Assert.StartsWith(
            "error: " + expected.Replace("PLACE", Place, StringComparison.Ordinal), OnlyErrorOf(said),
            StringComparison.Ordinal);
    }

    /// <summary>With 4 KB more each time, the disk is full at another moment: while the program is built, while it is
    /// measured, while results and report are written. From 42 on there is room for all of it.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(17)]
    [InlineData(22)]
    [InlineData(31)]
    public void A_full_disk_costs_no_more_than_what_was_not_measured(int pages)
    {
        var program = new DirectoryInfo(Build).GetFiles("*.dll").Sum(file => (file.Length + 4095) / 4096);

        var run = Mounted(
            $"""
            mount -t tmpfs -o size={(program + pages) * 4}k tmpfs '{Place}' || exit 99
            {Application} {Small} --keepFiles --output '{Place}/run' > '{_directory.File("said")}'
            status=$?
            mount -o remount,size=200m '{Place}' || exit 99
            [ ! -e '{Place}/run/journal.jsonl' ] || {Application} report '{Place}/run' > '{_directory.File("said")}' || exit 98
            {Application} {Small} --output '{Place}/run' > '{_directory.File("said")}' || exit 97
            exit $status
            """);

        Assert.Equal(1, run.ExitCode);
        var error = OnlyErrorOf(run);
        Assert.Matches("No space left on device|because the disk was full", error);
        Assert.Contains(Place, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_user_measures_with_a_build_that_is_not_his_into_a_folder_that_is()
    {
        RequireUsers();
        Directory.CreateDirectory(Results);
        File.SetUnixFileMode(Results, (UnixFileMode)0b111_111_111);

        var run = AsNobody($"{Application} {Small} --output '{Results}/run'");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains(ResultsFile.Read(Results + "/run").Cases, measured => measured.Rounds.Count == 2);
    }

    [Fact]
    public void What_another_user_may_not_write_or_read_is_said_in_a_line()
    {
        RequireUsers();
        var run = _directory.Folder("run", SampleResults.Create());
        var denied = $"Access to the path '{run}";

        Assert.StartsWith(
            $"error: results cannot be written to '{run}': {denied}", Refused($"{Small} --output '{run}'"),
            StringComparison.Ordinal);
        Assert.StartsWith(
            $"error: results cannot be written to '{run}': {denied}", Refused($"report '{run}'"),
            StringComparison.Ordinal);
        Assert.StartsWith(
            $"error: '{run}' cannot be written: {denied}", Refused($"publish '{run}' --site '{run}'"),
            StringComparison.Ordinal);
        File.SetUnixFileMode(Path.Combine(run, ResultsFile.Name), UnixFileMode.None);
        Assert.StartsWith(
            $"error: {denied}", Refused($"export '{run}' --format openmetrics"), StringComparison.Ordinal);
        File.SetUnixFileMode(run, UnixFileMode.None);
        Assert.StartsWith($"error: {denied}", Refused($"report '{run}' --output '{run}'"), StringComparison.Ordinal);
        File.SetUnixFileMode(run, (UnixFileMode)0b111_000_000);

        string Refused(string arguments)
        {
            var said = AsNobody($"{Application} {arguments}");
            Assert.Equal(2, said.ExitCode);
            return OnlyErrorOf(said);
        }
    }

    /// <summary>A run that ended early says as well what it has not measured.</summary>
    private static string OnlyErrorOf(ProcessRun run) => Assert.Single(
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        line => !line.StartsWith("warning: ", StringComparison.Ordinal)
            && !(line.StartsWith("not measured: ", StringComparison.Ordinal)
                && line.EndsWith("The run ended before.", StringComparison.Ordinal)));

    private static ProcessRun Mounted(string script)
    {
        string[] unshare = Environment.IsPrivilegedProcess ? ["--mount"] : ["--mount", "--map-root-user"];
        var tried = ProcessRun.Of(
            new ProcessStartInfo("unshare", [.. unshare, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]));
        Assert.SkipUnless(tried.ExitCode == 0, $"Nothing can be mounted here: {tried.Error.Trim()}");

        var run = ProcessRun.Of(new ProcessStartInfo("unshare", [.. unshare, "sh", "-c", script]));
        Assert.True(
            run.ExitCode is not (97 or 98 or 99), $"The script did not get that far: {run.ExitCode} {run.Error}");
        return run;
    }

    private void RequireUsers()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can become somebody else.");
        File.SetUnixFileMode(_directory.Path, (UnixFileMode)0b111_101_101);
        var tried = AsNobody($"test -r '{Build}/ConcurrencyCompare.Benchmarks.dll' && dotnet --version");
        Assert.SkipUnless(
            tried.ExitCode == 0, $"Nobody else can read the build or start .NET here: {tried.Error.Trim()}");
    }

    private ProcessRun AsNobody(string command) => ProcessRun.Of(
        new ProcessStartInfo(
            "setpriv",
            ["--reuid", $"{Nobody}", "--regid", $"{Nobody}", "--clear-groups", "sh", "-c", $"cd /; {command}"])
        {
            Environment = { ["HOME"] = _directory.File("nowhere"), ["DOTNET_CLI_HOME"] = _directory.File("nowhere") },
        });
}
