"use client";

import { Bar, BarChart, CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from "recharts";
import { chartColor, ChartFrame, type ChartSeries } from "@/components/ui/chart";
import { useReducedMotion } from "@/components/ui/use-reduced-motion";

export type SeriesChartProps = {
  label: string;
  /** One entry per point of time; `x` names the field on the horizontal axis. */
  data: readonly Record<string, string | number>[];
  x: string;
  series: readonly ChartSeries[];
  look?: "line" | "bar";
  /** Bars of one point stand on each other. */
  stacked?: boolean;
  height?: number;
  loading?: boolean;
  formatX?: (value: string) => string;
};

const AXIS = { stroke: "var(--border)", tickLine: false, tick: { fill: "var(--muted-foreground)", fontSize: 11 } };
const TOOLTIP = {
  background: "var(--popover)",
  border: "none",
  borderRadius: 8,
  boxShadow: "0 0 0 1px var(--border), 0 8px 28px -6px var(--shadow-color)",
  fontSize: 12,
  padding: "6px 10px",
};

/** Numbers over time as lines or bars. */
export function SeriesChart(props: SeriesChartProps) {
  const { label, data, series, look = "line", height, loading = false } = props;
  const still = useReducedMotion();
  return (
    <ChartFrame
      label={label}
      series={series}
      height={height}
      loading={loading}
      empty={data.length === 0 ? "There is nothing in this period." : undefined}
    >
      {look === "line" ? (
        <LineChart data={[...data]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer>
          {parts(props)}
          {series.map((one, index) => (
            <Line
              key={one.key}
              dataKey={one.key}
              name={one.label}
              stroke={chartColor(one, index)}
              strokeWidth={2}
              dot={false}
              type="monotone"
              isAnimationActive={!still}
              animationDuration={250}
            />
          ))}
        </LineChart>
      ) : (
        <BarChart data={[...data]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer>
          {parts(props)}
          {series.map((one, index) => (
            <Bar
              key={one.key}
              dataKey={one.key}
              name={one.label}
              fill={chartColor(one, index)}
              radius={2}
              maxBarSize={28}
              isAnimationActive={!still}
              animationDuration={250}
              {...(props.stacked === true ? { stackId: "all" } : {})}
            />
          ))}
        </BarChart>
      )}
    </ChartFrame>
  );
}

/** recharts looks for these among the chart's direct children, hence a list and no component. */
function parts({ x, formatX }: SeriesChartProps) {
  const format = (value: unknown) => (formatX === undefined ? String(value) : formatX(String(value)));
  return [
    <CartesianGrid key="grid" vertical={false} stroke="var(--border)" />,
    <XAxis key="x" dataKey={x} {...AXIS} tickFormatter={format} minTickGap={24} />,
    <YAxis key="y" {...AXIS} axisLine={false} width={40} allowDecimals={false} />,
    <Tooltip
      key="tip"
      contentStyle={TOOLTIP}
      labelFormatter={format}
      cursor={{ stroke: "var(--border-strong)", fill: "var(--hover)" }}
    />,
  ];
}
