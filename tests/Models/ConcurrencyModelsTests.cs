namespace ConcurrencyCompare.Tests;

public class ConcurrencyModelsTests
{
    /// <summary>Names are keys of the history of results: a new one may follow, but these stay.</summary>
    [Fact]
    public void All_has_the_names_that_results_are_kept_under() =>
        Assert.Equal(
            ["threads", "callbacks", "iterators"], ConcurrencyModels.All.Take(3).Select(model => model.Info.Name));

    [Fact]
    public void All_has_a_name_and_a_line_for_each_model()
    {
        Assert.Distinct(ConcurrencyModels.All.Select(model => model.Info.Name));
        Assert.All(ConcurrencyModels.All, model => Assert.Matches("^[a-z][a-z0-9-]*$", model.Info.Name));
        Assert.All(ConcurrencyModels.All, model => Assert.False(string.IsNullOrWhiteSpace(model.Info.Description)));
    }
}
