namespace ConcurrencyCompare.Tests.Analysis.Files;

public sealed class ResultsFileTests : FolderTests
{
    private string FilePath => _directory.File(ResultsFile.Name);

    [Fact]
    public void Read_gives_back_what_Write_wrote()
    {
        ResultsFile.Write(_directory.Path, SampleResults.Create());
        var written = File.ReadAllText(FilePath);

        ResultsFile.Write(_directory.Path, ResultsFile.Read(_directory.Path));

        Assert.Equal(written, File.ReadAllText(FilePath));
        Assert.DoesNotContain("\r", written);
    }

    [Fact]
    public void Read_gives_back_what_only_a_scenario_measures()
    {
        var sample = SampleResults.Create();
        var extra = SampleResults.Extra("scale", "threads", ExtraNames.BytesPerProducer, 233.25, rounds: 1);

        ResultsFile.Write(_directory.Path, sample with
        {
            Scenarios = [.. sample.Scenarios, SampleFacts.Of("scale")],
            Cases = [extra, .. sample.Cases],
        });
        var cases = ResultsFile.Read(_directory.Path).Cases;

        Assert.Equal(233.25, cases[0].Rounds[0].Extras![ExtraNames.BytesPerProducer]);
        Assert.Null(cases[1].Rounds[0].Extras);
        Assert.Contains("\"extras\": {", File.ReadAllText(FilePath));
    }

    [Fact]
    public void Read_gives_back_costs_and_health()
    {
        var sample = SampleResults.Create().WithHealth(_ => SampleHealth.Quiet);
        var round = SampleHealth.Round(1, 9, SampleHealth.Quiet) with
        {
            SetAside = [SampleHealth.Round(1, 1, SampleHealth.Disturbed)],
        };
        var results = sample with
        {
            Settings = sample.Settings with { Cpus = "0-1" },
            Cases = [sample.Cases[0] with { Rounds = [round] }],
        };

        ResultsFile.Write(_directory.Path, results);
        var read = ResultsFile.Read(_directory.Path);

        Assert.Equal((results.Health, "0-1"), (read.Health, read.Settings.Cpus));
        var measured = read.Cases[0].Rounds[0];
        Assert.Equal(round.IterationCosts, measured.IterationCosts);
        Assert.Equal(
            (round.PeakWorkingSetBytes, 2, round.Health),
            (measured.PeakWorkingSetBytes, measured.Processors, measured.Health));
        Assert.Equal((1, SampleHealth.Disturbed), (measured.SetAside![0].Position, measured.SetAside[0].Health));
        Assert.Contains("\"disturbed\": true", File.ReadAllText(FilePath));
    }

    [Fact]
    public void Write_keeps_the_old_file_when_the_new_one_cannot_be_completed()
    {
        ResultsFile.Write(_directory.Path, SampleResults.Create(rounds: 1));
        var before = File.ReadAllText(FilePath);
        // The place of the incomplete file is taken.
        Directory.CreateDirectory(FilePath + ".incomplete");

        var refused = Record.Exception(() => ResultsFile.Write(_directory.Path, SampleResults.Create(rounds: 2)));

        Assert.True(refused is IOException or UnauthorizedAccessException);
        Assert.Equal(before, File.ReadAllText(FilePath));
    }

    [Theory]
    [InlineData("", "not a results file")]
    [InlineData("{", "not a results file")]
    [InlineData("null", "empty")]
    [InlineData("[]", "not a results file")]
    [InlineData("{}", "not a results file")]
    public void Read_says_what_is_wrong_with_a_damaged_file(string text, string expected)
    {
        File.WriteAllText(FilePath, text);

        var wrong = Assert.Throws<FormatException>(() => ResultsFile.Read(_directory.Path));

        Assert.Contains(expected, wrong.Message);
        Assert.DoesNotContain("\n", wrong.Message);
    }

    [Fact]
    public void Read_says_the_line_of_the_damage()
    {
        ResultsFile.Write(_directory.Path, SampleResults.Create());
        var lines = File.ReadAllLines(FilePath);
        lines[4] = "oops";
        File.WriteAllLines(FilePath, lines);

        var wrong = Assert.Throws<FormatException>(() => ResultsFile.Read(_directory.Path));

        Assert.Contains("(line 5", wrong.Message);
    }

    [Theory]
    [InlineData("\"format\": \"concurrency-compare/results\"", "\"format\": \"other\"", "'other'")]
    [InlineData("\"version\": 1", "\"version\": 2", "version 2")]
    public void Read_refuses_other_and_newer_formats(string original, string replaced, string expected)
    {
        ResultsFile.Write(_directory.Path, SampleResults.Create());
        File.WriteAllText(FilePath, File.ReadAllText(FilePath).Replace(original, replaced, StringComparison.Ordinal));

        var wrong = Assert.Throws<FormatException>(() => ResultsFile.Read(_directory.Path));

        Assert.Contains(expected, wrong.Message);
    }
}
