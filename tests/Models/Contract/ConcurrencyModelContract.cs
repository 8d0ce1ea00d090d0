namespace ConcurrencyCompare.Tests.Contract;

/// <summary>The rules of <see cref="IConcurrencyModel"/> for every model there is: compiled into the tests of the
/// library for the models, and into those of the application for the peers.</summary>
public class ConcurrencyModelContract
{
    public static IEnumerable<TheoryDataRow<string, string>> Checks =>
        from model in TestedModels.All
        from check in ModelContract.Checks
        select new TheoryDataRow<string, string>(model.Info.Name, check.ToString())
        {
            Label = $"{model.Info.Name}: {check}",
        };

    /// <summary>What a model cannot do by nature, it says; all else it keeps.</summary>
    [Theory, MemberData(nameof(Checks))]
    public void Run_keeps(string name, string what)
    {
        TestedModels.Require();
        var model = TestedModels.All.Single(model => model.Info.Name == name);
        var check = ModelContract.Checks.Single(check => check.ToString() == what);
        if (check.WhyNotApplicable(model) is { } reason) Assert.Skip(reason);

        check.Run(model, TestedModels.Patience);
    }
}
