using System.Globalization;
using TrialNet.Conformance.Subjects;
using TrialNet.Defer;

namespace TrialNet.Conformance.Product;

/// <content>Owners, places, reports of what became unreachable, types without null.</content>
public sealed partial class ProductSubject
{
    private readonly ReportLog _reports = new();
    private ProductOwner? _owner;

    /// <inheritdoc/>
    public string Cure => "CallFromThread";

    /// <inheritdoc/>
    public IDisposable Own()
    {
        _owner = new ProductOwner(() => _owner = null);
        _owner.Enter(new Scope("owned program", _owner, _log, holdsFailures: true));
        return _owner;
    }

    /// <inheritdoc/>
    public bool RunQueued(TimeSpan patience) => _owner!.RunQueued(patience);

    /// <inheritdoc/>
    public ISubjectDeferred NewReporting()
    {
        using var activation = new Scope("collected", _owner, _reports).Enter();
        return NewDeferred(null);
    }

    /// <inheritdoc/>
    public IReadOnlyList<(Exception Error, int ThreadId)> TakeReports() => _reports.Take();

    /// <inheritdoc/>
    public ISubjectDeferred NewDeferredAt(int place) =>
        new ProductDeferred(new Deferred<object?>(null, "/adapter/Making.cs", LineOf(place)));

    /// <inheritdoc/>
    public void CallbackAt(ISubjectDeferred deferred, int place, object? value) =>
        ((ProductDeferred)deferred).Deferred.Callback(value, "/adapter/Firing.cs", LineOf(place));

    /// <inheritdoc/>
    public string NameOfMaking(int place) => string.Create(CultureInfo.InvariantCulture, $"Making.cs:{LineOf(place)}");

    /// <inheritdoc/>
    public string NameOfFiring(int place) => string.Create(CultureInfo.InvariantCulture, $"Firing.cs:{LineOf(place)}");

    /// <inheritdoc/>
    public ISubjectDeferred NewNumber() => new ProductNumber(new Deferred<int>());

    private static int LineOf(int place) => 100 + place;
}
