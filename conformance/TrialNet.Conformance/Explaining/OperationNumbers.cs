using System.Globalization;
using TrialNet.Conformance.Programs;

namespace TrialNet.Conformance.Explaining;

/// <summary>
/// Numbers of operations: those of the outermost level as traces give them, <c>3</c>; those inside its blocks <c>3.1</c>, <c>3.2</c>.
/// </summary>
internal sealed class OperationNumbers
{
    private readonly Dictionary<Operation, string> _numbers = new(ReferenceEqualityComparer.Instance);

    internal OperationNumbers(DeferredProgram program)
    {
        for (var i = 0; i < program.Operations.Count; i++)
        {
            Number(program.Operations[i], i.ToString(CultureInfo.InvariantCulture));
        }
    }

    internal string Of(Operation operation) => _numbers.GetValueOrDefault(operation, string.Empty);

    private void Number(Operation operation, string number)
    {
        _numbers[operation] = number;
        var inside = (operation.OnValue?.Inside ?? []).Concat(
            ReferenceEquals(operation.OnFailure, operation.OnValue) ? [] : operation.OnFailure?.Inside ?? []);
        var next = 1;
        foreach (var inner in inside)
        {
            Number(inner, string.Create(CultureInfo.InvariantCulture, $"{number}.{next++}"));
        }
    }
}
