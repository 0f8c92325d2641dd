using TrialNet.Fixtures.SideBySide;

namespace TrialNet.Repository.Tests.SideBySide;

/// <summary>Sides whose costs are made up, and results made of them.</summary>
internal static class Sides
{
    public static Contender Constant(string name, double nanoseconds, double bytes = double.NaN) =>
        Contender.Measured(name, _ => new Sample(nanoseconds, bytes));

    public static RowResult Result(Row row, params (double Ours, double Rival)[] rounds)
    {
        var result = new RowResult(row);
        foreach (var (ours, rival) in rounds)
        {
            result.Add(row.Ours, new Sample(ours, ours));
            result.Add(row.Rivals[0], new Sample(rival, rival));
        }

        return result;
    }

    public static Row Row(params Limit[] limits) => new("chain", 1, Constant("ours", 1), [Constant("rival", 1)], limits);
}
