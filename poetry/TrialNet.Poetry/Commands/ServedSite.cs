using TrialNet.Poetry.Servers;
using TrialNet.Poetry.Servers.Metrics;

namespace TrialNet.Poetry.Commands;

/// <summary>A site that is being served, and its clients, as long as any of them is there. Threading: the reactor's own thread.</summary>
internal sealed class ServedSite
{
    private readonly PoetryMetrics _metrics;
    private readonly List<Site> _former = [];

    /// <summary>Begins to count.</summary>
    public ServedSite(Service service, DrainingFactory clients, PoetryMetrics metrics)
    {
        (Service, Clients, _metrics) = (service, clients, metrics);
        metrics.Add(clients, service.Site.Name);
        service.Site.Measure(metrics, service.Site.Name);
    }

    /// <summary>What is served.</summary>
    public Service Service { get; private set; }

    /// <summary>The clients, of what was served before too.</summary>
    public DrainingFactory Clients { get; }

    /// <summary>Serves this to all who come from now on; does nothing if it is what is served.</summary>
    public void Replace(Service service)
    {
        if (ReferenceEquals(service, Service))
        {
            return;
        }

        var former = Service.Site;
        Service = service;
        former.Forget(_metrics);
        service.Site.Measure(_metrics, service.Site.Name);
        _former.Add(former);
        Clients.Replace(service.Site.Factory, service.Limits).AddCallback(_ =>
        {
            _former.Remove(former);
            former.Stop();
        });
    }

    /// <summary>Takes it out of what is measured.</summary>
    public void Forget()
    {
        _metrics.Remove(Clients);
        Service.Site.Forget(_metrics);
    }

    /// <summary>Ends what goes on besides connections.</summary>
    public void Stop()
    {
        foreach (var site in _former.Append(Service.Site).ToList())
        {
            site.Stop();
        }
    }
}
