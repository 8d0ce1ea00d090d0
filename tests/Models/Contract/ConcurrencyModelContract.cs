using ConcurrencyCompare.Testing;
using ConcurrencyCompare.Testing.Checks;

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

    /// <summary>What a model refuses has to be what is known to be not applicable, and is said.</summary>
    [Theory, MemberData(nameof(Checks))]
    public void Run_keeps(string name, string what)
    {
        var model = new RefusalWatch(TestedModels.All.Single(model => model.Info.Name == name));
        var check = ModelContract.Checks.Single(check => check.ToString() == what);
        if (check.WhyNotApplicable(model) is { } reason) Assert.Skip(reason);
        if (check.Need == Need.Overlap && TestedModels.WhyNoOverlap(name) is { } alone) Assert.Skip(alone);

        try
        {
            check.Run(model, TestedModels.Patience);
        }
        catch (ContractViolationException) when (model.Refusal is not null)
        {
            // Whatever the check made of the refusal.
        }

        if (model.Refusal is null) return;
        Assert.Contains(model.Refusal, TestedModels.ReasonsOf(name));
        Assert.Skip(model.Refusal);
    }
}
