// What of Grafana's dashboards is used here, put together from Grafana's own types; see SOURCES.md.
import type * as raw from './node_modules/@grafana/schema/dist/types/raw/dashboard/x/types.gen';
import type * as timeseries from './node_modules/@grafana/schema/dist/types/raw/composable/timeseries/panelcfg/x/types.gen';
import type * as xychart from './node_modules/@grafana/schema/dist/types/raw/composable/xychart/panelcfg/x/types.gen';
import type * as stat from './node_modules/@grafana/schema/dist/types/raw/composable/stat/panelcfg/x/types.gen';
import type * as bargauge from './node_modules/@grafana/schema/dist/types/raw/composable/bargauge/panelcfg/x/types.gen';
import type * as table from './node_modules/@grafana/schema/dist/types/raw/composable/table/panelcfg/x/types.gen';
import type * as text from './node_modules/@grafana/schema/dist/types/raw/composable/text/panelcfg/x/types.gen';
import type * as prometheus from './node_modules/grafana-schema-10/dist/esm/raw/composable/prometheus/dataquery/x/PrometheusDataQuery_types.gen';

type Query = Omit<prometheus.PrometheusDataQuery, 'editorMode'> & { editorMode?: 'builder' | 'code'; interval?: string };

/** A panel of one kind, with the options and the field configuration of that kind, and its queries to Prometheus. */
type PanelOf<Kind extends string, Options, Custom> = Omit<raw.Panel, 'type' | 'options' | 'fieldConfig' | 'targets'> & {
  type: Kind;
  options: Partial<Options>;
  fieldConfig: {
    defaults: Omit<raw.FieldConfig, 'custom' | 'actions'> & { custom?: Partial<Custom> };
    overrides: raw.FieldConfigSource['overrides'];
  };
  targets: Query[];
};

/** A panel of words, which has no queries. */
type TextPanel = Omit<raw.Panel, 'type' | 'options' | 'fieldConfig' | 'targets'> & { type: 'text'; options: Partial<text.Options> };

type KnownPanel =
  | PanelOf<'timeseries', timeseries.Options, timeseries.FieldConfig>
  | PanelOf<'xychart', xychart.Options, xychart.FieldConfig>
  | PanelOf<'stat', stat.Options, {}>
  | PanelOf<'bargauge', bargauge.Options, {}>
  | PanelOf<'table', table.Options, table.FieldConfig>
  | TextPanel;

export type Dashboard = Omit<raw.Dashboard, 'panels'> & { panels: KnownPanel[] };
