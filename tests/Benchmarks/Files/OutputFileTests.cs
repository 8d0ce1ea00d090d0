using System.Diagnostics;

namespace ConcurrencyCompare.Tests.Files;

/// <summary>Where <c>export --output</c> may lead: the text arrives, or a refusal; what was there stays.</summary>
public sealed class OutputFileTests : FolderTests
{
    private readonly string _run;
    private readonly string _text = OpenMetrics.Render(SampleResults.Create());

    public OutputFileTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other pipes and devices.");
        _run = _directory.Folder("run", SampleResults.Create());
    }

    [Fact]
    public void Export_gives_the_reader_of_a_pipe_the_text()
    {
        var pipe = _directory.File("pipe");
        Assert.Equal(0, ProcessRun.Of(new ProcessStartInfo("mkfifo", [pipe])).ExitCode);
        using var reader = new StringWriter();
        var reading = TestThread.Start(() => reader.Write(File.ReadAllText(pipe)));

        var run = Export(pipe);

        reading.End();
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(_text, reader.ToString());
        Assert.True(File.Exists(pipe) && new FileInfo(pipe).Length == 0, "The pipe is no pipe any more.");
    }

    [Fact]
    public void Export_writes_behind_a_link_and_leaves_it_a_link()
    {
        var target = _directory.File("target");
        File.WriteAllText(target, "before");
        var link = _directory.File("link");
        File.CreateSymbolicLink(link, "target");

        Assert.Equal(0, Export(link).ExitCode);

        Assert.Equal("target", new FileInfo(link).LinkTarget);
        Assert.Equal(_text, File.ReadAllText(target));
    }

    [Fact]
    public void Export_makes_the_file_that_a_link_leads_to()
    {
        var link = _directory.File("link");
        File.CreateSymbolicLink(link, _directory.File("absent"));

        Assert.Equal(0, Export(link).ExitCode);

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal(_text, File.ReadAllText(_directory.File("absent")));
    }

    [Fact]
    public void Export_leaves_a_device_what_it_is()
    {
        Assert.Equal((0, "", ""), Said(Export("/dev/null")));
        Assert.Equal("", File.ReadAllText("/dev/null"));
        Assert.False(File.Exists("/dev/null.incomplete"));

        if (!OperatingSystem.IsLinux()) return;
        AssertRefused(Export("/dev/full"), "'/dev/full' cannot be written: No space left on device");
    }

    [Theory]
    [InlineData("-")]
    [InlineData("/dev/stdout")]
    [InlineData("/dev/fd/1")]
    public void Export_takes_the_names_of_standard_output_for_it(string name) =>
        Assert.Equal((0, _text, ""), Said(Export(name)));

    [Fact]
    public void Export_refuses_a_folder()
    {
        AssertRefused(Export(_directory.Path), $"'{_directory.Path}' is no file");
        AssertRefused(Export(_directory.File("run/results.json/below")), "cannot be written");
        Assert.Empty(Directory.GetFiles(_directory.Path, "*.incomplete", SearchOption.AllDirectories));
    }

    [Fact]
    public void WriteAtomically_leaves_nothing_behind_when_there_is_a_folder_in_its_place()
    {
        var folder = _directory.File("taken");
        Directory.CreateDirectory(folder);

        Assert.ThrowsAny<Exception>(() => WholeFile.Write(folder, "text"));

        Assert.False(File.Exists(folder + ".incomplete"));
    }

    private static (int, string, string) Said(CommandLineRun run) => (run.ExitCode, run.Output, run.Error);

    private CommandLineRun Export(string path) =>
        CommandLineRun.Of("export", _run, "--format", "openmetrics", "--output", path);
}
